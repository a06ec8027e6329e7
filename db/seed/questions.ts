import { one, type QuestionSeed } from './content'

/** Vendors ask in English; buyers answer in the language of their request. */
export const questions = [
  {
    request: 'hengchi-machines',
    vendor: 'sahyadri',
    askedDaysAgo: 9,
    question: one([
      'Do the FANUC 0i-MF and 0i-TF controllers have the embedded Ethernet function enabled, or only a serial port?',
      'FANUC 0i-MF和0i-TF的内嵌以太网功能开通了吗，还是只有串口？',
    ]),
    answeredDaysAgo: 8,
    answer: one(
      [
        '22台FANUC里有19台开通了内嵌以太网，IP已经分好。',
        'Of the 22 FANUC machines, 19 have embedded Ethernet enabled and an IP address assigned.',
      ],
      ['另外3台只有RS232，可以按老设备处理。', 'The other 3 have only RS232 and may be treated like the old machines.'],
    ),
  },
  {
    request: 'hengchi-machines',
    vendor: 'kaveri',
    askedDaysAgo: 8,
    question: one(
      ['Who buys the tablets and the wall screen?', '平板和大屏由谁采购？'],
      ['Are they part of the budget?', '包含在预算里吗？'],
    ),
    answeredDaysAgo: 7,
    answer: one(
      [
        '平板、大屏和服务器都由我们自己买，不占这次预算。',
        'We buy the tablets, the screen and the server ourselves, and they are not part of this budget.',
      ],
      ['请在方案里写明最低配置。', 'Please state the minimum specification in your bid.'],
    ),
  },
  {
    request: 'ruicheng-bench',
    vendor: 'nandi',
    askedDaysAgo: 7,
    question: one([
      'May we put a small service on the bench computers, or must everything run outside them?',
      '我们可以在试压台的工控机上装一个小服务吗，还是所有程序都要装在外面？',
    ]),
    answeredDaysAgo: 6,
    answer: one(
      [
        '可以装，但工控机是Windows 7，内存4GB，不能影响组态王运行。',
        'You may, but the computers run Windows 7 with 4 GB of memory, and KingView must not be affected.',
      ],
      ['建议先在1号台试一周。', 'We suggest a trial of one week on bench 1 first.'],
    ),
  },
  {
    request: 'peifeng-energy',
    vendor: 'krishnaveni',
    askedDaysAgo: 4,
    question: one(
      ['How often does the power tariff change, and is there a demand charge?', '电价多久调整一次，有没有需量电费？'],
      ['Can furnaces of 3 t and 5 t melt at the same time?', '3吨和5吨的炉子能同时熔化吗？'],
    ),
    answeredDaysAgo: 3,
    answer: one(
      [
        '分时电价按月公布，需量电费按变压器容量交，共6300kVA。',
        'The tariff is published monthly, and the demand charge follows the transformer capacity of 6,300 kVA.',
      ],
      [
        '3吨和5吨炉可以各开一台，3台同时满功率会超容量。',
        'One furnace of 3 t and one of 5 t can run together; 3 at full power would exceed the capacity.',
      ],
    ),
  },
  {
    request: 'jinglan-vision',
    vendor: 'drishti',
    askedDaysAgo: 5,
    question: one([
      'How many labelled defect images can you provide, and how are they spread over the 6 classes?',
      '贵方能提供多少张标注好的缺陷图像，6个类别各占多少？',
    ]),
    answeredDaysAgo: 4,
    answer: one(
      [
        '现有缺陷图像约4.8万张，其中标注过的9000张，气泡和划伤占八成。',
        'We have about 48,000 defect images, 9,000 of them labelled, and bubbles and scratches make up eighty percent.',
      ],
      [
        '镀膜条纹只有200多张，我们可以专门再采一个月。',
        'Of coating streaks there are only a little more than 200, and we can collect more for a month.',
      ],
    ),
  },
  {
    request: 'chian-mes',
    vendor: 'golconda',
    askedDaysAgo: 3,
    question: one([
      'Does the source code build today on any computer, and when was it last changed?',
      '源代码现在在任何一台电脑上能编译通过吗，最后一次修改是什么时候？',
    ]),
    answeredDaysAgo: 2,
    answer: one(
      [
        '原开发人员的电脑还在，能编译，但缺1个加密狗驱动。',
        'The computer of the original developer is still here and builds it, but 1 dongle driver is missing.',
      ],
      [
        '最后一次修改是2022年，之后只改过数据库里的存储过程。',
        'The last change was in 2022; since then only stored procedures in the database were touched.',
      ],
    ),
  },
  {
    request: 'chian-mes',
    vendor: 'sahyadri',
    askedDaysAgo: 1,
    question: one([
      'Will the truck maker accept printed reports at the audit, or does it need an interface?',
      '重卡厂审核时接受打印报告吗，还是必须有接口？',
    ]),
  },
  {
    request: 'bowei-stock',
    vendor: 'sabar',
    askedDaysAgo: 3,
    question: one([
      'Does Sixun Shangrui 10 give access to its database, or only to exported files?',
      '思迅商锐10能直接访问数据库，还是只能导出文件？',
    ]),
    answeredDaysAgo: 2,
    answer: one(
      [
        '总部数据库可以只读访问，写入要走厂家的接口，接口费我们承担。',
        'The head office database can be read; writing goes through the maker’s interface, whose fee we pay.',
      ],
      ['门店断网时会有最多20分钟的延迟。', 'When a shop is offline there is a delay of up to 20 minutes.'],
    ),
  },
  {
    request: 'tiebi-weld',
    vendor: 'drishti',
    askedDaysAgo: 2,
    question: one([
      'Should the code be read after painting, and does the paint cover the marking?',
      '喷涂之后还要读码吗，油漆会盖住打码吗？',
    ]),
    answeredDaysAgo: 1,
    answer: one(
      [
        '喷涂后还要读，打码位置会贴耐高温胶带，撕掉即可。',
        'It must be read after painting; heat-resistant tape covers the marking and is peeled off.',
      ],
      ['深度0.3毫米的点阵码我们试过，能读。', 'We have tried dot marking of 0.3 mm depth, and it can be read.'],
    ),
  },
  {
    request: 'guanghe-remote',
    vendor: 'kaveri',
    askedDaysAgo: 1,
    question: one(['In which countries must the gateway carry a radio approval?', '网关需要取得哪些国家的无线电认证？']),
  },
  {
    request: 'hengchi-schedule',
    vendor: 'indrayani',
    askedDaysAgo: 30,
    question: one(['May we write planned orders back to U8, or is it read only?', '可以把计划订单写回U8吗，还是只读？']),
    answeredDaysAgo: 29,
    answer: one(
      ['第一期只读，写回放在以后。', 'In the first phase it is read only; writing back comes later.'],
      ['我们有U8的接口授权，需要时可以开通。', 'We hold a licence for the U8 interface and can enable it when needed.'],
    ),
  },
  {
    request: 'hengchi-schedule',
    vendor: 'krishnaveni',
    askedDaysAgo: 29,
    question: one(['How long does a changeover take between two types on one line?', '同一条线换一个型号需要多长时间？']),
    answeredDaysAgo: 28,
    answer: one(
      [
        '同系列换型15分钟左右，跨系列要换工装，90分钟左右。',
        'Within a series about 15 minutes; between series the fixtures are changed, which takes about 90 minutes.',
      ],
      ['换型时间表在Excel里，可以提供。', 'The table of changeover times is in Excel and can be provided.'],
    ),
  },
  {
    request: 'haifa-certs',
    vendor: 'golconda',
    askedDaysAgo: 28,
    question: one([
      'In which languages and layouts do the mill certificates arrive, and are any of them handwritten?',
      '材质单有哪些语言和版式，有手写的吗？',
    ]),
    answeredDaysAgo: 27,
    answer: one(
      [
        '来自11家铸件厂，版式各不相同，九成是中文打印件。',
        'They come from 11 foundries, each with its own layout, and ninety percent are printed in Chinese.',
      ],
      [
        '有2家的力学性能是手写的，这部分可以全靠人工录入。',
        'Those of 2 foundries have handwritten mechanical properties, which may be typed by hand entirely.',
      ],
    ),
  },
  {
    request: 'qianmiao-batch',
    vendor: 'nandi',
    askedDaysAgo: 19,
    question: one([
      'Does your quality department accept validation documents in English with a Chinese summary?',
      '验证文件用英文、附中文摘要，贵方质量部能接受吗？',
    ]),
    answeredDaysAgo: 18,
    answer: one(
      ['不接受，药监检查时看的是中文。', 'No, the authority reads Chinese at an inspection.'],
      [
        '可以先用英文起草，定稿必须是中文，并由双方签字。',
        'Drafts may be in English, but the final version must be in Chinese and signed by both sides.',
      ],
    ),
  },
  {
    request: 'haifa-delphi',
    vendor: 'golconda',
    askedDaysAgo: 178,
    question: one([
      'What does the component without source code do, and is its maker still in business?',
      '没有源代码的那个控件是做什么用的，厂家还在吗？',
    ]),
    answeredDaysAgo: 177,
    answer: one(
      ['是做表格打印的，厂家2012年就注销了。', 'It prints tables, and its maker was dissolved in 2012.'],
      ['全系统有46个窗体用到它。', 'It is used on 46 forms of the system.'],
    ),
  },
  {
    request: 'peifeng-vision',
    vendor: 'drishti',
    askedDaysAgo: 65,
    question: one([
      'May the castings be turned over on the conveyor, so that the underside can be seen?',
      '铸件能在辊道上翻面吗，好让相机看到底面？',
    ]),
    answeredDaysAgo: 64,
    answer: one(
      ['清理线末端有翻转机，可以加一个工位。', 'There is a turnover device at the end of the line, and a station can be added.'],
      [
        '底面只有加工面，表面缺陷要求可以放宽到3毫米。',
        'The underside is machined later, so the limit for its surface defects may be relaxed to 3 mm.',
      ],
    ),
  },
  {
    request: 'guanghe-drawings',
    vendor: 'lalbagh',
    askedDaysAgo: 77,
    question: one([
      'Are the 90,000 files named by drawing number, and how many duplicates do you expect?',
      '9万个文件是按图号命名的吗，估计有多少重复？',
    ]),
    answeredDaysAgo: 76,
    answer: one(
      [
        '2018年以后的按图号命名，之前的有3万个左右命名很乱。',
        'Those since 2018 are named by drawing number; before that about 30,000 are named without any order.',
      ],
      ['重复的估计有两成，保留日期最新的即可。', 'We expect twenty percent duplicates, and the latest date is the one to keep.'],
    ),
  },
] satisfies QuestionSeed[]
