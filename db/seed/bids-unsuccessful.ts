import { type BidSeed, inFull, one } from './content'

/** Bids on a request that ended without an award. */
export const unsuccessfulBids = [
  {
    key: 'racks-sabar',
    request: 'jinglan-racks',
    vendor: 'sabar',
    submittedDaysAgo: 40,
    currency: 'USD',
    state: 'not_selected',
    coverage: inFull('r1', 'r2', 'r3'),
    approach: one(
      [
        'Metal-mount tags on both ends of 1,800 racks and four gate readers give a safe reading in rain.',
        '1800个铁架两端装抗金属标签，配四台门禁读写器，雨天也能可靠识别。',
      ],
      ['Forklift tablets run our standard warehouse product.', '叉车平板运行我们的标准仓储产品。'],
      ['Racks outside are counted by customer from the first day.', '从第一天起按客户统计在外铁架。'],
    ),
    milestones: [
      { title: one(['Gates', '门禁']), what: one(['Tags and readers in operation.', '标签和读写器投用。']), price: 19800, weeks: 6 },
      { title: one(['Store', '库房']), what: one(['Locations, tablets and lists.', '库位、平板和清单。']), price: 13600, weeks: 6 },
    ],
    teamSize: 4,
    team: one(['Two warehouse engineers, one RFID engineer and one trainer.', '两名仓储工程师、一名RFID工程师和一名培训师。']),
    assumptions: one(['Tags are fixed by your staff.', '标签由贵方人员安装。']),
    outOfScope: one(['Civil works at the gate.', '不含厂门土建。']),
    validityDays: 60,
  },
  {
    key: 'racks-musi',
    request: 'jinglan-racks',
    vendor: 'musi',
    submittedDaysAgo: 41,
    currency: 'INR',
    state: 'not_selected',
    coverage: [
      { key: 'r1', answer: 'partial', note: one(['Handheld readers instead of gates.', '用手持读写器，不设固定门禁。']) },
      ...inFull('r2', 'r3'),
    ],
    approach: one(
      ['Guards read racks with a handheld reader when a truck passes the gate.', '车辆过门时，门卫用手持读写器识别铁架。'],
      ['The driver confirms the number of racks on his phone.', '司机在手机上确认铁架数量。'],
      ['The application works offline for a full shift.', '应用可离线使用一个整班。'],
    ),
    milestones: [
      {
        title: one(['Racks', '铁架']),
        what: one(['Tags, readers and lists by customer.', '标签、读写器和按客户的清单。']),
        price: 1450000,
        weeks: 6,
      },
      { title: one(['Loading', '装车']), what: one(['Tablets on 14 forklifts.', '14台叉车的平板。']), price: 1120000, weeks: 6 },
    ],
    teamSize: 4,
    team: one(['Three mobile developers and one tester.', '三名移动开发和一名测试。']),
    assumptions: one(['Guards are on duty at all hours.', '门卫全天值守。']),
    outOfScope: one(['Fixed readers at the gate.', '不含厂门固定读写器。']),
    validityDays: 45,
  },
] satisfies BidSeed[]
