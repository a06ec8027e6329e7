import { one, type VendorSeed } from './content'

const maharashtra = { zh: '马哈拉施特拉邦', en: 'Maharashtra' }
const telangana = { zh: '特伦甘纳邦', en: 'Telangana' }
const karnataka = { zh: '卡纳塔克邦', en: 'Karnataka' }
const tamilNadu = { zh: '泰米尔纳德邦', en: 'Tamil Nadu' }
const gujarat = { zh: '古吉拉特邦', en: 'Gujarat' }
const pune = { zh: '浦那', en: 'Pune' }
const hyderabad = { zh: '海得拉巴', en: 'Hyderabad' }
const bengaluru = { zh: '班加罗尔', en: 'Bengaluru' }

/** Twelve software companies, all made up: names, codes and people belong to nobody. */
export const vendors = [
  {
    key: 'sahyadri',
    corridor: 'xuzhou-pune',
    status: 'verified',
    verifiedDaysAgo: 150,
    legalName: 'Sahyadri Shopfloor Systems Private Limited',
    chineseName: '萨希亚德里车间系统有限公司',
    gstin: '27AAXCS4101K1ZY',
    cin: 'U72200MH2011PTC900101',
    city: pune,
    state: maharashtra,
    technologies: ['mes', 'iot', 'scada', 'integration'],
    verticals: ['manufacturing', 'automotive'],
    certificate: { name: 'ISO 9001:2015', daysLeft: 210 },
    contact: { name: 'Sneha Kulkarni', phone: '+912049000101', email: 'sneha.kulkarni@sahyadri.demo.setuqiao.example' },
    staff: 62,
    founded: 2011,
    about: one(
      ['We connect machine tools and build shop-floor systems for plants that cut metal.', '我们为金属加工企业做机床联网和车间管理系统。'],
      [
        'Since 2011 we have put 40 plants around Pune online, from 12 to 300 machines each.',
        '自2011年以来，我们为浦那周边40家工厂完成了设备上线，每家从12台到300台不等。',
      ],
      [
        'Our engineers work with FANUC, Siemens and Mitsubishi controllers and have a test rack for each.',
        '我们的工程师熟悉FANUC、西门子和三菱的控制器，每种都有测试台架。',
      ],
      ['Two of our project leads speak Mandarin.', '我们有两位项目负责人会讲普通话。'],
    ),
    cases: [
      {
        title: one(['120 CNC lathes of a bearing maker online in 9 weeks', '一家轴承厂的120台数控车床，9周全部上线']),
        text: one(
          ['The machines came from different makers and decades.', '这些机床来自不同厂家、不同年代。'],
          [
            'A gateway on each line reads running, idle and stopped times; unplanned downtime fell by 18 % in the first half year.',
            '每条产线装一个网关，读取加工、待机和停机时间；头半年非计划停机减少了18%。',
          ],
        ),
      },
      {
        title: one(['Traceability of welded frames at a tractor plant', '拖拉机厂焊接车架的质量追溯']),
        text: one(
          ['Every weld seam is filed with welder, current and voltage.', '每条焊缝都连同焊工、电流和电压一起存档。'],
          ['The record of a frame is found by its number within seconds.', '按车架号几秒就能查到记录。'],
        ),
      },
    ],
  },
  {
    key: 'indrayani',
    corridor: 'xuzhou-pune',
    status: 'verified',
    verifiedDaysAgo: 133,
    legalName: 'Indrayani Business Software Private Limited',
    chineseName: '因德拉亚尼企业软件有限公司',
    gstin: '27AAXCI4202L1Z4',
    cin: 'U72900MH2014PTC900202',
    city: pune,
    state: maharashtra,
    technologies: ['erp', 'integration', 'analytics', 'mobile'],
    verticals: ['manufacturing'],
    certificate: { name: 'CMMI Level 3', daysLeft: 400 },
    contact: { name: 'Vikram Patil', phone: '+912049000102', email: 'vikram.patil@indrayani.demo.setuqiao.example' },
    staff: 45,
    founded: 2014,
    about: one(
      [
        'Indrayani extends ERP systems for mid-sized manufacturers and connects them with what runs on the shop floor.',
        '因德拉亚尼为中型制造企业扩展ERP系统，并与车间里运行的系统打通。',
      ],
      [
        'We have delivered 75 integration projects, 9 of them with Chinese ERP products.',
        '我们交付过75个集成项目，其中9个对接的是中国的ERP产品。',
      ],
      ['Every project leaves behind documentation that another team could take over.', '每个项目都会留下文档，换一个团队也能接手。'],
    ),
    cases: [
      {
        title: one(['Yonyou U8 linked to a new warehouse system at a pump maker', '为一家水泵厂打通用友U8与新仓库系统']),
        text: one(
          [
            'Stock, purchase orders and invoices are compared every 10 minutes, and differences are shown to the storekeeper.',
            '库存、采购订单和发票每10分钟核对一次，有差异就提示仓管员。',
          ],
          ['Month-end closing went from 5 days to 2.', '月底结账从5天缩短到2天。'],
        ),
      },
    ],
  },
  {
    key: 'drishti',
    corridor: 'xuzhou-pune',
    status: 'verified',
    verifiedDaysAgo: 118,
    legalName: 'Deccan Drishti Vision Private Limited',
    chineseName: '德干视界机器视觉有限公司',
    gstin: '27AAXCD4303M1Z5',
    cin: 'U62099MH2018PTC900303',
    city: pune,
    state: maharashtra,
    technologies: ['vision', 'ai', 'qms'],
    verticals: ['manufacturing', 'automotive'],
    certificate: { name: 'ISO/IEC 27001:2022', daysLeft: 330 },
    contact: { name: 'Tanvi Gokhale', phone: '+912049000103', email: 'tanvi.gokhale@drishti.demo.setuqiao.example' },
    staff: 28,
    founded: 2018,
    about: one(
      [
        'We build visual inspection for production lines, from optics and lighting to the model and the reject gate.',
        '我们做产线视觉检测，从光学和打光到模型和剔除机构全包。',
      ],
      [
        'Our systems inspect castings, glass and packaging at up to 600 parts a minute.',
        '我们的系统检测铸件、玻璃和包装，速度最高每分钟600件。',
      ],
      ['All models run on a computer at the line, so no image has to leave the plant.', '所有模型都在产线旁的工控机上运行，图像不用出厂。'],
    ),
    cases: [
      {
        title: one(['Porosity on die-cast housings found by camera', '用相机找出压铸壳体的气孔']),
        text: one(
          ['8 cameras look at each housing from all sides within 6 seconds.', '8台相机在6秒内从各个方向检查每个壳体。'],
          ['The share of bad parts that reached the customer fell from 1.9 % to 0.2 %.', '流到客户手里的不良品比例从1.9%降到0.2%。'],
        ),
      },
    ],
  },
  {
    key: 'krishnaveni',
    corridor: 'dalian-hyderabad',
    status: 'verified',
    verifiedDaysAgo: 109,
    legalName: 'Krishnaveni Data Systems Private Limited',
    chineseName: '克里希纳韦尼数据系统有限公司',
    gstin: '36AAXCK4404N1ZV',
    cin: 'U72200TG2015PTC900404',
    city: hyderabad,
    state: telangana,
    technologies: ['analytics', 'ai', 'integration'],
    verticals: ['manufacturing', 'retail'],
    contact: { name: 'Srinivas Reddy', phone: '+914049000101', email: 'srinivas.reddy@krishnaveni.demo.setuqiao.example' },
    staff: 80,
    founded: 2015,
    about: one(
      [
        'We turn the data that factories and shops already have into forecasts and alarms that people act on.',
        '我们把工厂和门店已有的数据变成真正用得上的预测和预警。',
      ],
      [
        'Our 80 people include metallurgists and retail planners, not only data scientists.',
        '我们80人的团队里不只有数据科学家，还有冶金和零售计划方面的专业人员。',
      ],
      ['We begin with a paid trial of 4 weeks and stop there if it shows no gain.', '我们先做4周的付费试点，看不到收益就到此为止。'],
    ),
    cases: [
      {
        title: one(['Demand forecast for a chain of 140 bakeries', '140家连锁面包店的销量预测']),
        text: one(
          ['Goods thrown away fell by 23 % in the first quarter.', '第一季度的报废量减少了23%。'],
          ['Shop managers see the forecast on the phone and can overrule it.', '店长在手机上看到预测，也可以自己改。'],
        ),
      },
    ],
  },
  {
    key: 'golconda',
    corridor: 'dalian-hyderabad',
    status: 'verified',
    verifiedDaysAgo: 125,
    legalName: 'Golconda Legacy Engineering Private Limited',
    chineseName: '戈尔康达旧系统工程有限公司',
    gstin: '36AAXCG4505P1ZT',
    cin: 'U72300TG2009PTC900505',
    city: hyderabad,
    state: telangana,
    technologies: ['legacy', 'integration', 'erp'],
    verticals: ['manufacturing'],
    contact: { name: 'Lakshmi Rao', phone: '+914049000102', email: 'lakshmi.rao@golconda.demo.setuqiao.example' },
    staff: 54,
    founded: 2009,
    about: one(
      [
        'We take over business programs that nobody dares to touch: Delphi, PowerBuilder, Visual Basic and FoxPro.',
        '没人敢碰的老业务程序我们来接手：Delphi、PowerBuilder、Visual Basic和FoxPro。',
      ],
      [
        'First we make them build again, then we write tests around them, and only then do we change anything.',
        '先让它能重新编译，再补上测试，然后才动手改。',
      ],
      [
        'Since 2009 we have rescued 31 systems without a single lost day of production.',
        '自2009年以来，我们救活了31套系统，没有让客户停过一天产。',
      ],
    ),
    cases: [
      {
        title: one(['A PowerBuilder order system moved to the web without a stop', 'PowerBuilder订单系统不停机搬到网页上']),
        text: one([
          'Both systems ran on the same database while 400 screens were taken over one after the other.',
          '两套系统共用一个数据库同时运行，400个界面逐个搬过去。',
        ]),
      },
    ],
  },
  {
    key: 'musi',
    corridor: 'dalian-hyderabad',
    status: 'verified',
    verifiedDaysAgo: 71,
    legalName: 'Musi Mobile Works Private Limited',
    chineseName: '穆西移动应用有限公司',
    gstin: '36AAXCM4606Q1ZJ',
    cin: 'U62011TG2019PTC900606',
    city: hyderabad,
    state: telangana,
    technologies: ['mobile', 'wms', 'integration'],
    verticals: ['retail'],
    contact: { name: 'Imran Pathan', phone: '+914049000103', email: 'imran.pathan@musi.demo.setuqiao.example' },
    staff: 33,
    founded: 2019,
    about: one(
      [
        'We make mobile applications for people who wear gloves: warehouse staff, drivers and fitters.',
        '我们专为戴手套干活的人做移动应用：仓库员、司机和装配工。',
      ],
      [
        'Our handheld software works offline for a full shift and syncs when the network returns.',
        '我们的手持端软件可以离线用一整个班次，网络恢复后自动同步。',
      ],
      ['We have shipped mini programs inside WeChat for 5 customers.', '我们为5家客户上线过微信小程序。'],
    ),
    cases: [
      {
        title: one(['Delivery application for the drivers of a cement distributor', '水泥经销商的司机送货应用']),
        text: one([
          '260 drivers confirm deliveries with a photo, also where there is no network.',
          '260名司机拍照确认送货，没有网络的地方也能用。',
        ]),
      },
    ],
  },
  {
    key: 'nandi',
    corridor: 'guiyang-bengaluru',
    status: 'verified',
    verifiedDaysAgo: 115,
    legalName: 'Nandi Process Software Private Limited',
    chineseName: '南迪流程软件有限公司',
    gstin: '29AAXCN4707R1Z9',
    cin: 'U72200KA2012PTC900707',
    city: bengaluru,
    state: karnataka,
    technologies: ['qms', 'mes', 'integration'],
    verticals: ['manufacturing', 'healthcare'],
    certificate: { name: 'ISO 9001:2015', daysLeft: 95 },
    contact: { name: 'Pradeep Hegde', phone: '+918049000101', email: 'pradeep.hegde@nandi.demo.setuqiao.example' },
    staff: 70,
    founded: 2012,
    about: one(
      [
        'Nandi writes electronic batch records and quality systems for pharmaceutical and food plants.',
        '南迪为制药和食品工厂开发电子批记录和质量管理系统。',
      ],
      ['Our software has passed 22 audits by customers and authorities.', '我们的软件通过了22次客户和监管机构的审计。'],
      [
        'Validation documents are part of every delivery and are written before the code.',
        '每次交付都包含验证文件，而且先写文件后写代码。',
      ],
    ),
    cases: [
      {
        title: one(['Electronic batch records for an injectables plant', '注射剂工厂的电子批记录']),
        text: one(
          ['Review of a batch went from 4 days to 6 hours.', '一批记录的审核从4天缩短到6小时。'],
          ['The audit trail passed the inspection without a finding.', '审计追踪顺利通过检查，没有缺陷项。'],
        ),
      },
    ],
  },
  {
    key: 'kaveri',
    corridor: 'guiyang-bengaluru',
    status: 'verified',
    verifiedDaysAgo: 93,
    legalName: 'Kaveri Edge Networks Private Limited',
    chineseName: '卡韦里边缘网络有限公司',
    gstin: '29AAXCK4808T1Z6',
    cin: 'U72900KA2016PTC900808',
    city: bengaluru,
    state: karnataka,
    technologies: ['iot', 'scada', 'analytics'],
    verticals: ['utilities', 'manufacturing'],
    certificate: { name: 'ISO/IEC 27001:2022', daysLeft: 160 },
    contact: { name: 'Kavya Gowda', phone: '+918049000102', email: 'kavya.gowda@kaveri.demo.setuqiao.example' },
    staff: 58,
    founded: 2016,
    about: one(
      [
        'We collect data where networks are poor: pump rooms, substations, furnaces and roofs.',
        '网络不好的地方我们也能采到数据：泵房、变电所、炉前和屋顶。',
      ],
      ['Our gateway software keeps 30 days of readings when the line is down.', '线路中断时，我们的网关软件能在本地保存30天的数据。'],
      ['We have connected 9,000 meters for water and power utilities.', '我们为供水和供电单位接入过9000块仪表。'],
    ),
    cases: [
      {
        title: one(['Remote monitoring of 310 water pumping stations', '310座供水泵站的远程监测']),
        text: one(
          ['Frequency converters and pumps are read over Modbus.', '变频器和水泵通过Modbus读取。'],
          ['An alarm reaches the operator on duty within 20 seconds.', '报警在20秒内送到值班人员手里。'],
        ),
      },
    ],
  },
  {
    key: 'lalbagh',
    corridor: 'guiyang-bengaluru',
    status: 'verified',
    verifiedDaysAgo: 80,
    legalName: 'Lalbagh Product Data Studio Private Limited',
    chineseName: '拉尔巴格产品数据工作室有限公司',
    gstin: '29AAXCL4909W1ZX',
    cin: 'U62011KA2017PTC900909',
    city: bengaluru,
    state: karnataka,
    technologies: ['plm', 'integration', 'erp'],
    verticals: ['manufacturing'],
    contact: { name: 'Arjun Shetty', phone: '+918049000103', email: 'arjun.shetty@lalbagh.demo.setuqiao.example' },
    staff: 24,
    founded: 2017,
    about: one(
      [
        'We put order into drawings, bills of material and change notes of machine builders.',
        '我们帮设备制造商把图纸、物料清单和变更单理顺。',
      ],
      [
        'We customise open-source and commercial PLM and write the add-ins for SolidWorks and AutoCAD.',
        '我们定制开源和商业PLM，并开发SolidWorks和AutoCAD的插件。',
      ],
      ['A team of 24 means that the person who plans the work also does it.', '团队只有24人，谁做方案就由谁来干。'],
    ),
    cases: [
      {
        title: one(['One bill of materials for design and purchasing at a crane maker', '起重机厂设计与采购共用一份物料清单']),
        text: one(['12,000 drawings were brought into the PLM together with their revisions.', '12000张图纸连同历次版本一起导入PLM。']),
      },
    ],
  },
  {
    key: 'nilgiri',
    corridor: 'xuzhou-pune',
    status: 'registered',
    legalName: 'Nilgiri Automation Software Private Limited',
    chineseName: '尼尔吉里自动化软件有限公司',
    gstin: '33AAXCN5010A1ZT',
    cin: 'U62099TZ2020PTC901010',
    city: { zh: '哥印拜陀', en: 'Coimbatore' },
    state: tamilNadu,
    technologies: ['scada', 'iot'],
    verticals: ['manufacturing'],
    contact: { name: 'Karthik Subramanian', phone: '+914224900101', email: 'karthik.s@nilgiri.demo.setuqiao.example' },
    staff: 16,
    founded: 2020,
    about: one(
      [
        'We program PLCs and build operator screens for pump, foundry and textile plants.',
        '我们为水泵、铸造和纺织工厂做PLC编程和操作画面。',
      ],
      [
        'Coimbatore is a town of foundries, and half of our 16 people have worked in one.',
        '哥印拜陀是铸造之城，我们16人中有一半在铸造厂干过。',
      ],
    ),
  },
  {
    key: 'marina',
    corridor: 'dalian-hyderabad',
    status: 'suspended',
    verifiedDaysAgo: 210,
    suspension: one([
      'The GST registration was reported as cancelled on the public portal, and the company did not answer within 10 working days.',
      '公开平台显示该公司的GST登记已被注销，公司在10个工作日内未作答复。',
    ]),
    legalName: 'Marina Cloudworks Private Limited',
    chineseName: '玛丽娜云工场有限公司',
    gstin: '33AAXCM5111B1ZQ',
    cin: 'U72900TN2013PTC901111',
    city: { zh: '金奈', en: 'Chennai' },
    state: tamilNadu,
    technologies: ['erp', 'wms'],
    verticals: ['retail'],
    contact: { name: 'Divya Natarajan', phone: '+914449000101', email: 'divya.natarajan@marina.demo.setuqiao.example' },
    staff: 39,
    founded: 2013,
    about: one(
      ['Marina hosts and supports ERP and warehouse systems for trading companies.', '玛丽娜为贸易企业托管和维护ERP与仓储系统。'],
      ['Support is staffed from 7:00 to 23:00 Indian time.', '支持服务在印度时间7:00至23:00有人值守。'],
    ),
  },
  {
    key: 'sabar',
    corridor: 'dalian-hyderabad',
    status: 'verified',
    verifiedDaysAgo: 38,
    legalName: 'Sabar Warehouse Technologies Private Limited',
    chineseName: '萨巴尔仓储科技有限公司',
    gstin: '24AAXCS5212C1ZF',
    cin: 'U72200GJ2016PTC901212',
    city: { zh: '艾哈迈达巴德', en: 'Ahmedabad' },
    state: gujarat,
    technologies: ['wms', 'mobile', 'erp', 'analytics'],
    verticals: ['retail'],
    contact: { name: 'Hetal Shah', phone: '+917949000101', email: 'hetal.shah@sabar.demo.setuqiao.example' },
    staff: 47,
    founded: 2016,
    about: one(
      [
        'We run warehouses in software: receiving, locations, batches, picking and counting.',
        '我们用软件管好仓库：收货、库位、批次、拣货和盘点。',
      ],
      ['Our product serves 60 sites, 14 of them cold stores down to -25 °C.', '我们的产品服务60个仓库，其中14个是低至-25℃的冷库。'],
      ['A first site is usually live within 10 weeks.', '首个仓库一般10周内上线。'],
    ),
    cases: [
      {
        title: one(['A cold store at -25 °C run with handheld scanners', '用手持扫描器管理-25℃冷库']),
        text: one(['Counting the stock of 9 halls went from 3 days to 1.', '盘点9个库区的时间从3天缩短到1天。']),
      },
    ],
  },
] satisfies VendorSeed[]
