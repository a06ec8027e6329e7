import { type BidSeed, inFull, one } from './content'

/** Opened bids whose texts still wait: one is verified in Chinese, the other is not, so nobody reads either. */
export const openedBids = [
  {
    key: 'batch-nandi',
    request: 'qianmiao-batch',
    vendor: 'nandi',
    submittedDaysAgo: 4,
    currency: 'USD',
    state: 'opened',
    coverage: [
      { key: 'r1', answer: 'full' },
      { key: 'r2', answer: 'full', note: one(['Audited 22 times by customers and authorities.', '已通过22次客户和监管机构审计。']) },
      ...inFull('r3', 'r4', 'r5', 'r6'),
    ],
    approach: one(
      [
        'We configure our batch record product rather than write a new one, since inspectors trust what has been inspected before.',
        '我们采用成熟的批记录产品进行配置，不重新开发，检查员更信任经过检查的系统。',
      ],
      [
        'Validation begins in week 1, and each requirement is linked to its risk and its test.',
        '验证从第1周开始，每条需求都对应风险和测试。',
      ],
      ['We go live with 1 product on 2 lines first, then with 3 products on all 8.', '先在2条线上线1个品种，再推广到8条线3个品种。'],
      [
        'All documents are written in Chinese by our partner in Chengdu and checked by our validation lead.',
        '全部文件由我们在成都的合作方用中文编写，验证负责人审核。',
      ],
    ),
    milestones: [
      {
        title: one(['Requirements and risk', '需求与风险']),
        what: one(['Requirements, risk assessment and validation plan, approved.', '需求、风险评估和验证计划获批准。']),
        price: 16500,
        weeks: 5,
      },
      {
        title: one(['First product', '首个品种']),
        what: one(['Master batch record, signatures and audit trail on 2 lines.', '2条线上实现主批记录、电子签名和审计追踪。']),
        price: 34800,
        weeks: 9,
      },
      {
        title: one(['All lines', '全部产线']),
        what: one(['All 8 lines, scales and clients’ access.', '8条线全部上线，接入电子秤，开放委托方查看。']),
        price: 31200,
        weeks: 8,
      },
      {
        title: one(['Qualification', '确认']),
        what: one(['Qualification of performance over 15 batches and handover.', '15批性能确认并完成交接。']),
        price: 12500,
        weeks: 6,
      },
    ],
    teamSize: 8,
    team: one([
      'A validation lead, three configurators, two integration engineers, a trainer and a technical writer for Chinese.',
      '一名验证负责人、三名配置工程师、两名集成工程师、一名培训师和一名中文技术文档工程师。',
    ]),
    assumptions: one(['Your quality department answers drafts within 5 working days.', '贵方质量部在5个工作日内回复草稿。']),
    outOfScope: one(['Tablets, scales and network in the clean area.', '不含洁净区的平板、电子秤和网络。']),
    validityDays: 90,
  },
  {
    key: 'batch-sahyadri',
    request: 'qianmiao-batch',
    vendor: 'sahyadri',
    submittedDaysAgo: 3,
    currency: 'INR',
    state: 'opened',
    coverage: [
      ...inFull('r1', 'r2', 'r3'),
      {
        key: 'r4',
        answer: 'partial',
        note: one([
          'We write the technical documents; your team completes the risk assessment.',
          '技术文件由我们编写，风险评估由贵方团队完成。',
        ]),
      },
      { key: 'r5', answer: 'full' },
      { key: 'r6', answer: 'no', note: one(['Access for clients would be a second project.']) },
    ],
    approach: one(
      [
        'Our MES has a batch record module that two food plants and one pharmaceutical plant use.',
        '我们的MES有批记录模块，已有两家食品厂和一家药厂使用。',
      ],
      [
        'We connect the 5 lines with a port over OPC UA and add counters to the other 3.',
        '5条有网口的线通过OPC UA连接，另外3条加装计数器。',
      ],
      ['The lead stays in Guiyang for 8 weeks in two visits.'],
    ),
    milestones: [
      {
        title: one(['Design', '设计']),
        what: one(['Specification and master batch record of one product.', '规格说明和一个品种的主批记录。']),
        price: 1350000,
        weeks: 6,
      },
      { title: one(['Build', '实施']), what: one(['Records, signatures, scales and lines.']), price: 3250000, weeks: 12 },
      { title: one(['Qualification']), what: one(['Tests with your quality department and training.']), price: 1620000, weeks: 7 },
    ],
    teamSize: 7,
    team: one([
      'A Mandarin-speaking lead, four developers, a tester and a quality consultant.',
      '一名会普通话的负责人、四名开发、一名测试和一名质量顾问。',
    ]),
    assumptions: one(['One product family is used for all tests.']),
    outOfScope: one(['Access for clients and all hardware.']),
    validityDays: 60,
  },
] satisfies BidSeed[]
