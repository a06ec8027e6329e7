import { lines, one, type RequestSeed } from './content'

/** Gearboxes, Xuzhou. */
export const gearboxRequests = [
  {
    key: 'hengchi-machines',
    buyer: 'hengchi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 18,
    publishedDaysAgo: 12,
    closesInDays: 2,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-lin' },
    title: one(['42台数控设备联网采集和稼动率看板', 'Connecting 42 CNC machines, with a utilisation board']),
    summary: one([
      '把齿轮车间42台滚齿、磨齿和加工中心连起来，自动统计开机、加工和停机，班长在大屏和手机上能看到。',
      'Connect the 42 hobbing, grinding and machining centres of our gear shop, record running, cutting and idle time automatically, and show it to shift leaders on a wall screen and on the phone.',
    ]),
    problem: lines(
      [
        [
          '现在设备开没开、干没干活全靠班长拿本子记，月底汇总要3天，数字谁也不信。',
          'Today the shift leaders note in a book whether a machine is on and working; adding it up at month’s end takes 3 days, and nobody believes the figures.',
        ],
        [
          '客户催交期的时候，我说不清瓶颈在滚齿还是磨齿。',
          'When a customer presses for delivery, I cannot say whether the bottleneck is hobbing or grinding.',
        ],
      ],
      [
        [
          '磨齿机一台两百多万，去年估计有三成时间在等料和等刀。',
          'A gear grinder costs more than two million yuan, and I reckon that last year it spent thirty percent of its time waiting for parts or tools.',
        ],
        [
          '我想先把真实的停机原因弄清楚，再谈排产。',
          'I want to learn the real reasons for downtime first and talk about scheduling afterwards.',
        ],
      ],
    ),
    systems: lines(
      [
        [
          '滚齿机14台，其中8台是重庆机床YS3120，系统为西门子828D。',
          'There are 14 hobbing machines, 8 of them YS3120 by Chongqing Machine Tool with Siemens 828D controllers.',
        ],
        [
          '磨齿机6台，加工中心和数控车22台，系统主要是FANUC 0i-MF和0i-TF。',
          'There are 6 gear grinders and 22 machining centres and CNC lathes, mostly with FANUC 0i-MF and 0i-TF controllers.',
        ],
      ],
      [
        [
          '车间有千兆局域网，但有5台老设备没有网口，只有继电器信号。',
          'The shop has a gigabit network, but 5 old machines have no network port, only relay signals.',
        ],
        ['财务用用友U8，工单目前不进系统。', 'Finance uses Yonyou U8; job orders are not in any system at present.'],
      ],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '自动采集42台设备的开机、加工、待机、报警状态，间隔不超过10秒。',
          'Collect the states on, cutting, idle and alarm of all 42 machines automatically, at intervals of no more than 10 seconds.',
        ]),
        acceptance: one([
          '随机抽8台设备，人工掐表2小时，与系统记录相差不超过2%。',
          'For 8 machines picked at random, a manual timing of 2 hours differs from the system’s record by no more than 2%.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '停机超过5分钟时，操作工在机边平板上选停机原因，最多点2下。',
          'When a machine stands still for more than 5 minutes, the operator picks the reason on a tablet at the machine with at most 2 taps.',
        ]),
        acceptance: one([
          '连续运行2周，超过5分钟的停机有原因记录的比例达到90%。',
          'Over 2 weeks of operation, 90% of the stops longer than 5 minutes have a recorded reason.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '大屏显示各设备状态和当班稼动率，手机浏览器也能看，全部中文。',
          'A wall screen shows the state of each machine and the utilisation of the shift; it also works in a phone browser, and everything is in Chinese.',
        ]),
        acceptance: one([
          '大屏刷新不超过15秒，在微信内打开页面不超过3秒。',
          'The screen refreshes within 15 seconds, and the page opens within 3 seconds inside WeChat.',
        ]),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '服务器放在厂内，断外网不影响采集和看板。',
          'The server stands in the plant, and losing the internet affects neither collection nor the board.',
        ]),
        acceptance: one([
          '拔掉外网24小时，数据不缺，看板正常。',
          'With the internet unplugged for 24 hours, no data is missing and the board works.',
        ]),
      },
      {
        key: 'r5',
        level: 'should',
        what: one([
          '每天早上7点把前一天的班组日报发到企业微信群。',
          'At 7 every morning, yesterday’s report by team is sent to our WeCom group.',
        ]),
        acceptance: one([
          '连续10个工作日按时收到，数字与看板一致。',
          'The report arrives on time on 10 working days in a row, and its figures agree with the board.',
        ]),
      },
    ],
    notes: one([
      '调试最好安排在中午换班时，磨齿机不能长时间停。',
      'Commissioning is best done at the noon change of shift; the grinders cannot stand still for long.',
    ]),
    vertical: 'manufacturing',
    division: '34',
    technologies: ['iot', 'mes', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 180000,
    budgetMax: 260000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: true,
  },
  {
    key: 'hengchi-schedule',
    buyer: 'hengchi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'evaluating',
    writtenDaysAgo: 41,
    publishedDaysAgo: 35,
    closesInDays: -19,
    verifiedBy: { translator: 'mod-rohan', reviewer: 'mod-chen' },
    title: one(['减速机装配车间排产和缺件预警', 'Scheduling and missing-part warnings for gearbox assembly']),
    summary: one([
      '根据主机厂的周计划自动排装配线，提前3天提示缺哪些件，不再靠调度员一个人的脑子。',
      'Schedule the assembly lines from the weekly plans of our customers and show 3 days ahead which parts will be missing, instead of relying on the memory of a single dispatcher.',
    ]),
    problem: lines(
      [
        [
          '我们每周收到4家主机厂的要货计划，用Excel合并后由调度员手排。',
          'Every week we receive the call-offs of 4 makers of machines, merge them in Excel, and the dispatcher plans by hand.',
        ],
        [
          '临时插单一来，整张表就乱了，装到一半才发现缺轴承或者缺壳体。',
          'As soon as a rush order comes in, the whole sheet falls apart, and only halfway through assembly do we notice that bearings or housings are missing.',
        ],
      ],
      [['去年因为缺件停线37次，每次平均停2小时。', 'Last year the lines stopped 37 times for missing parts, for 2 hours on average.']],
    ),
    systems: lines(
      [
        [
          '库存和采购在用友U8，版本是13.0，数据库SQL Server 2012。',
          'Stock and purchasing are in Yonyou U8, version 13.0, on SQL Server 2012.',
        ],
      ],
      [['装配线3条，工艺路线有Excel表，约260个型号。', 'There are 3 assembly lines; the routings are in Excel sheets, about 260 types.']],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '导入主机厂要货计划，按交期、产线能力和换型时间自动生成7天排产表。',
          'Import the customers’ call-offs and generate a schedule of 7 days from due dates, line capacity and changeover times.',
        ]),
        acceptance: one([
          '用过去8周的数据回放，准时率不低于人工排产，计算时间不超过2分钟。',
          'Replayed on the data of the past 8 weeks, on-time delivery is no worse than with manual planning, and a run takes no more than 2 minutes.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '每天从U8读取库存和在途采购，列出未来3天的缺件清单。',
          'Read stock and open purchase orders from U8 every day and list the parts that will be missing in the next 3 days.',
        ]),
        acceptance: one([
          '连续2周与人工核对，漏报不超过1件，误报不超过5%。',
          'Checked by hand for 2 weeks, it misses no more than 1 part, and false alarms stay within 5%.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '调度员可以在屏幕上拖动任务，系统马上提示冲突。',
          'The dispatcher can drag jobs on the screen, and conflicts show at once.',
        ]),
        acceptance: one(['拖动后1秒内给出冲突提示，并能撤销。', 'Conflicts show within 1 second of a move, and the move can be undone.']),
      },
      {
        key: 'r4',
        level: 'should',
        what: one([
          '装配工位用平板报完工，扫减速机铭牌二维码。',
          'Assembly stations report completion on a tablet by scanning the QR code on the nameplate.',
        ]),
        acceptance: one([
          '每次报工不超过10秒，断网时能暂存。',
          'Each report takes no more than 10 seconds and is kept on the tablet while the network is down.',
        ]),
      },
    ],
    vertical: 'manufacturing',
    division: '34',
    technologies: ['erp', 'mes', 'analytics'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 160000,
    budgetMax: 240000,
    biddingDays: 10,
    startWish: 'quarter',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
