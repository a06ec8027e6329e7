import { lines, one, type RequestSeed } from './content'

/** Food machinery, Xuzhou. */
export const foodMachineryRequests = [
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
    closesInDays: -66,
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
        '去年做错返工63次，直接损失超过40万元。',
        'Last year we reworked 63 times because of this, with a direct loss of more than CNY 400,000.',
      ],
      [
        'BOM由设计人员手工抄到Excel，再由采购抄到ERP。',
        'Designers copy the BOM by hand into Excel, and purchasing copies it from there into the ERP.',
      ],
    ]),
    systems: one(
      ['3D用SolidWorks 2021，2D用AutoCAD 2020，共8套。', 'We use SolidWorks 2021 in 3D and AutoCAD 2020 in 2D, 8 seats in all.'],
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
