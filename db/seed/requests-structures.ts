import { lines, one, type RequestSeed } from './content'

/** Welded structures and food machinery, Xuzhou. */
export const structureRequests = [
  {
    key: 'tiebi-weld',
    buyer: 'tiebi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 9,
    publishedDaysAgo: 5,
    closesInDays: 9,
    verifiedBy: { translator: 'mod-chen', reviewer: 'mod-rohan' },
    title: one(['动臂斗杆焊缝质量追溯系统', 'Weld traceability for booms and sticks']),
    summary: one([
      '每件动臂、斗杆从下料到喷涂一码到底，谁焊的、用什么参数、探伤结果如何，扫码就能查。',
      'One code follows every boom and stick from cutting to painting, and a scan shows who welded it, with which parameters and with what test result.',
    ]),
    problem: lines(
      [
        [
          '主机厂从明年起要求每件结构件提供焊接追溯记录，没有就不能入围。',
          'From next year our customers require a welding record for each structure, and without it we cannot be on their list.',
        ],
        [
          '现在焊工在纸卡上签名，探伤报告存在质检电脑里，两边对不上。',
          'Today welders sign a paper card while the flaw detection reports sit on a computer in inspection, and the two do not match.',
        ],
      ],
      [
        [
          '上个月一根动臂开裂，查了4天也没查清是哪台机器人焊的。',
          'Last month a boom cracked, and after 4 days of searching we still did not know which robot had welded it.',
        ],
      ],
    ),
    systems: lines(
      [
        [
          '焊接机器人18台，其中12台安川MA2010，6台国产，焊机为麦格米特Artsen Plus。',
          'There are 18 welding robots, 12 of them Yaskawa MA2010 and 6 of a Chinese make, with Megmeet Artsen Plus power sources.',
        ],
        ['手工焊位30个，焊机不联网。', 'There are 30 manual stations whose machines are not connected.'],
      ],
      [
        [
          'ERP用鼎捷易飞，探伤用超声，报告是Word文件。',
          'The ERP is Digiwin Yifei; flaw detection is ultrasonic, and its reports are Word files.',
        ],
      ],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '每件产品在下料时打码，经过拼点、焊接、探伤、喷涂5道工序时扫码登记。',
          'Mark each product with a code at cutting and register it by scanning in 5 operations: tacking, robot welding or manual welding, flaw detection and painting.',
        ]),
        acceptance: one([
          '试运行1个月，抽查50件，工序记录完整率100%。',
          'After 1 month of trial, 50 pieces picked at random have 100% complete records.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '采集12台安川机器人的程序号、电流、电压和焊接速度，按焊缝保存。',
          'Collect program number, current, voltage and speed from the 12 Yaskawa robots and store them per weld.',
        ]),
        acceptance: one([
          '与机器人示教器显示值比对，电流偏差不超过3%。',
          'Compared with the display of the teach pendant, the current differs by no more than 3%.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '焊工证到期或焊接项目不符时，系统不允许开工。',
          'Work cannot start when a welder’s certificate has expired or does not cover the job.',
        ]),
        acceptance: one(['用6个设定的场景测试，全部正确拦截。', 'In 6 staged cases, every one is stopped correctly.']),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '按件导出追溯报告，格式符合主机厂的样表。',
          'Export a traceability report per piece in the layout of our customer’s sample.',
        ]),
        acceptance: one(['2家主机厂的质量代表确认可用。', 'The quality representatives of 2 customers confirm that it is usable.']),
      },
      {
        key: 'r5',
        level: 'should',
        what: one(['统计每个焊工和每台机器人的一次合格率。', 'Show the first-pass yield of each welder and each robot.']),
        acceptance: one([
          '与质检部上月手工统计一致。',
          'The figures agree with the manual statistics of the quality department for last month.',
        ]),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['qms', 'mobile', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 220000,
    budgetMax: 320000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'tiebi-nesting',
    buyer: 'tiebi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'suspended',
    writtenDaysAgo: 14,
    publishedDaysAgo: 9,
    closesInDays: 5,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-chen' },
    title: one(['钢板套料软件二次开发', 'Extending our plate nesting software']),
    summary: one([
      '在现有套料软件上加余料管理，让库里的余料先用掉。',
      'Add the management of offcuts to our nesting software, so that offcuts in stock are used first.',
    ]),
    problem: lines([
      [
        '我们每月用钢板2100吨，余料堆了300多吨，找起来费劲，多半当废钢卖了。',
        'We use 2,100 tonnes of plate a month and have piled up more than 300 tonnes of offcuts, which are hard to find and mostly end up as scrap.',
      ],
      ['套料员只看整板，不看余料。', 'Our nesting staff look only at full plates, never at offcuts.'],
    ]),
    systems: one(
      [
        '等离子切割机4台，激光切割机2台，套料软件是2016年买的。',
        'There are 4 plasma cutters and 2 laser cutters; the nesting software was bought in 2016.',
      ],
      ['余料没有编号，用粉笔写尺寸。', 'Offcuts have no number, and their size is written on them in chalk.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '余料贴码入库，记录形状、厚度、材质和位置。',
          'Label offcuts and book them into stock with shape, thickness, grade and place.',
        ]),
        acceptance: one(['抽查100块余料，账实相符率98%。', 'For 100 offcuts picked at random, records and stock agree in 98% of cases.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['套料时优先推荐可用余料。', 'When nesting, usable offcuts are suggested first.']),
        acceptance: one([
          '用上月20个任务回放，钢板利用率提高2个百分点以上。',
          'Replayed on 20 jobs of last month, plate utilisation rises by at least 2 percentage points.',
        ]),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['按月统计利用率和余料消耗。', 'Report utilisation and the use of offcuts by month.']),
        acceptance: one(['报表与财务盘点相差不超过1%。', 'The report differs from the stocktaking of finance by no more than 1%.']),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['integration', 'wms'],
    serviceKind: 'customisation',
    currency: 'CNY',
    budgetMin: 80000,
    budgetMax: 120000,
    biddingDays: 10,
    startWish: 'flexible',
    workplace: 'remote',
    confidentiality: 'nda',
    wantsConfirm: false,
    ending: {
      code: 'complaint',
      words: one(
        [
          '原软件厂商来函，对二次开发的授权提出异议。',
          'The maker of the original software has written to us and disputes the right to extend it.',
        ],
        [
          '请铁臂公司提供许可合同，核实后恢复竞标，期间计时停止。',
          'Tiebi is asked for its licence contract; bidding resumes once it has been checked, and the clock stands still until then.',
        ],
      ),
    },
  },
  {
    key: 'tiebi-paint',
    buyer: 'tiebi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'in_translation',
    writtenDaysAgo: 6,
    translation: {
      stage: 'changes_requested',
      translator: 'mod-lin',
      reviewer: 'mod-ananya',
      remarks: [
        {
          field: 'problem',
          line: 0,
          sentence: 1,
          words: 'The source says the furnace is held hot during gaps, not only that gas is wasted. Please say so.',
        },
        { field: 'r1.acceptance', line: 0, sentence: 0, words: 'Name the instrument: the source compares with the gas company’s meter.' },
      ],
    },
    title: one(['喷涂线天然气和涂料用量监测', 'Monitoring gas and paint consumption on the coating line']),
    summary: one([
      '弄清每班、每件结构件用了多少天然气和涂料，找出浪费在哪里。',
      'Find out how much gas and paint each shift and each structure uses, and where it is wasted.',
    ]),
    problem: lines([
      [
        '喷涂线一年天然气费190万元，分不清是烘干用的还是空烧的。',
        'The coating line burns gas for CNY 1,900,000 a year, and we cannot tell drying from idle burning.',
      ],
      ['工件断档时烘道一直保温，没人敢关。', 'When there is a gap between workpieces, gas is wasted, and nobody dares to switch off.'],
    ]),
    systems: one(
      ['烘道2条，燃烧机为麦克森，控制是西门子S7-1200。', 'There are 2 drying ovens with Maxon burners, controlled by Siemens S7-1200.'],
      ['涂料为水性漆，供漆间有4个搅拌罐。', 'The paint is water-based, and the paint kitchen has 4 mixing tanks.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['按烘道、班次统计用气量，区分生产和空载。', 'Record gas use by oven and shift, and separate production from idling.']),
        acceptance: one(['与燃气公司总表月度相差不超过3%。', 'The monthly figure differs by no more than 3%.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '断档超过15分钟时提示降温，并记录谁确认的。',
          'Suggest lowering the temperature after a gap of more than 15 minutes and record who confirmed it.',
        ]),
        acceptance: one(['模拟10次断档，提示全部准确。', 'In 10 simulated gaps, every suggestion is correct.']),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['按产品型号统计单件涂料用量。', 'Record paint per piece by product type.']),
        acceptance: one([
          '与供漆间周盘点相差不超过5%。',
          'The figure differs from the weekly stocktaking of the paint kitchen by no more than 5%.',
        ]),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['iot', 'analytics'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 90000,
    budgetMax: 130000,
    biddingDays: 8,
    startWish: 'quarter',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'guanghe-remote',
    buyer: 'guanghe',
    corridor: 'xuzhou-pune',
    language: 'en',
    state: 'open',
    writtenDaysAgo: 6,
    publishedDaysAgo: 2,
    closesInDays: 16,
    verifiedBy: { translator: 'mod-chen', reviewer: 'mod-lin' },
    title: one(['Remote diagnosis for food machines sold abroad', '出口食品机械的远程诊断']),
    summary: one([
      'Let our 5 service engineers see alarms, recipes and PLC values of machines in Vietnam, Indonesia and the Gulf without flying there.',
      '让我们5名售后工程师不用飞过去，就能看到越南、印尼和海湾地区设备的报警、配方和PLC数据。',
    ]),
    problem: lines(
      [
        [
          'We sell steamers and packing lines to 11 countries and service all of them from Xuzhou.',
          '我们的蒸箱和包装线卖到11个国家，售后全部由徐州负责。',
        ],
        [
          'Two visits out of three turn out to be a wrong parameter or a sensor that anyone could have replaced.',
          '三次出差里有两次，到了现场才发现只是参数设错或者传感器坏了，谁都能换。',
        ],
      ],
      [
        [
          'Customers worry about their networks, so nothing may reach into the plant without their consent.',
          '客户担心自己的网络安全，所以未经客户同意，外部不得接入工厂。',
        ],
      ],
    ),
    systems: one(
      [
        'The machines use Siemens S7-1200 and Inovance H5U with touch panels, and each control cabinet has a free Ethernet port.',
        '设备用西门子S7-1200和汇川H5U，配触摸屏，每个控制柜都有一个空的网口。',
      ],
      ['About 130 machines are in the field, and 40 new ones ship each year.', '目前在用的设备约130台，每年新发货40台。'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          'A gateway in the cabinet sends alarms and 60 values per machine over 4G or the customer’s network.',
          '控制柜内装网关，通过4G或客户网络上传报警和每台60个数据点。',
        ]),
        acceptance: one(['On 3 machines in the field, no alarm is lost in 30 days.', '在3台现场设备上运行30天，报警不丢失。']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          'Remote access to the PLC opens only after the customer has pressed a key on the panel and closes by itself after 2 hours.',
          '只有客户在触摸屏上按键同意后才能远程访问PLC，2小时后自动断开。',
        ]),
        acceptance: one([
          'Access without consent fails in all of 10 attempts, and each session is in the log.',
          '未经同意的10次访问全部失败，每次会话都有日志。',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          'Panels for engineers are in Chinese, and panels for customers are in English and Vietnamese.',
          '工程师界面为中文，客户界面为英文和越南文。',
        ]),
        acceptance: one(['Customers in 2 countries complete 5 given tasks without help.', '2个国家的客户在无人指导下完成5项指定操作。']),
      },
      {
        key: 'r4',
        level: 'should',
        what: one(['Spare part suggestions follow from the alarm history.', '根据报警历史提示应备的备件。']),
        acceptance: one([
          'For 20 past cases, the right part is among the first 3 suggestions in at least 15.',
          '用20个历史案例验证，至少15个案例的正确备件排在前3位。',
        ]),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['iot', 'scada', 'mobile'],
    serviceKind: 'newBuild',
    currency: 'USD',
    budgetMin: 28000,
    budgetMax: 42000,
    biddingDays: 12,
    startWish: 'quarter',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'guanghe-drawings',
    buyer: 'guanghe',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'awarded',
    writtenDaysAgo: 88,
    publishedDaysAgo: 82,
    verifiedBy: { translator: 'mod-lin', reviewer: 'mod-rohan' },
    title: one(['非标设备图纸和BOM版本管理', 'Version control for drawings and BOMs of custom machines']),
    summary: one([
      '解决图纸改了车间还用旧图、BOM和采购对不上的问题，设计人员8人。',
      'Stop the shop from using old drawings and bring BOM and purchasing into line, for 8 designers.',
    ]),
    problem: lines([
      [
        '每台设备都要改图，改完靠QQ群通知，车间经常拿旧图加工。',
        'Every machine is redrawn, changes are announced in a QQ group, and the shop often works from an old drawing.',
      ],
      [
        '去年做错返工63次，直接损失40多万元。',
        'Last year we reworked 63 times because of this, with a direct loss of more than CNY 400,000.',
      ],
      [
        'BOM由设计人员手工抄到Excel，再由采购抄到ERP。',
        'Designers copy the BOM by hand into Excel, and purchasing copies it from there into the ERP.',
      ],
    ]),
    systems: one(
      ['三维用SolidWorks 2021，二维用AutoCAD 2020，共8套。', 'We use SolidWorks 2021 in 3D and AutoCAD 2020 in 2D, 8 seats in all.'],
      [
        'ERP是金蝶云星空，图纸存放在一台NAS上，约9万个文件。',
        'The ERP is Kingdee Cloud Galaxy, and the drawings are on a NAS with about 90,000 files.',
      ],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '图纸签入签出、版本和审批，车间平板只能看到最新有效版。',
          'Check-in, check-out, versions and approval of drawings; tablets in the shop show only the latest valid version.',
        ]),
        acceptance: one([
          '发布新版后1分钟内，车间看到的都是新版，旧版打不开。',
          'Within 1 minute of a release the shop sees the new version everywhere, and the old one does not open.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '从SolidWorks装配体自动生成BOM并传到金蝶。',
          'Generate the BOM from the SolidWorks assembly and transfer it to Kingdee.',
        ]),
        acceptance: one(['3台整机的BOM与人工核对，差错为0。', 'For the BOMs of 3 complete machines, a manual check finds 0 errors.']),
      },
      {
        key: 'r3',
        level: 'must',
        what: one(['导入现有9万个文件，按项目和图号整理。', 'Import the existing 90,000 files, ordered by project and drawing number.']),
        acceptance: one(['抽查300个文件，都能按图号搜到。', 'Of 300 files picked at random, every one is found by its drawing number.']),
      },
      {
        key: 'r4',
        level: 'should',
        what: one(['变更单记录影响的在制工单和已采购零件。', 'A change note lists the open job orders and purchased parts it affects.']),
        acceptance: one(['用10张历史变更单验证，没有遗漏。', 'For 10 past change notes, nothing is missing.']),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['plm', 'erp', 'integration'],
    serviceKind: 'customisation',
    currency: 'CNY',
    budgetMin: 150000,
    budgetMax: 220000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'remote',
    confidentiality: 'nda',
    wantsConfirm: true,
  },
  {
    key: 'guanghe-spares',
    buyer: 'guanghe',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'draft',
    writtenDaysAgo: 1,
    title: one(['海外客户备件商城']),
    summary: one(['客户扫设备铭牌就能看到易损件图册，在线下单。']),
    problem: one(['现在备件靠微信发照片问型号，经常发错货。'], ['一个错件来回要20天，客户停机等着。']),
    systems: one(['备件约1800种，库存在金蝶云星空。']),
    requirements: [
      { key: 'r1', level: 'must', what: one(['扫铭牌进入该设备的爆炸图和备件表。']), acceptance: one(['130台在用设备都能扫出对应图册。']) },
      { key: 'r2', level: 'must', what: one(['中英文界面，美元报价。']), acceptance: one(['客户自己完成一次下单，不用打电话。']) },
      { key: 'r3', level: 'should', what: one(['订单自动进金蝶。']), acceptance: one(['10张测试订单全部正确。']) },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['mobile', 'erp', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 80000,
    budgetMax: 120000,
    biddingDays: 10,
    startWish: 'flexible',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
