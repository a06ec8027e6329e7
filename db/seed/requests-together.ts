import { lines, one, type RequestSeed } from './content'

/** Requests of Xuzhou in which the buyer brings data, machines and people, and looks for a partner instead of a supplier. */
export const togetherRequests = [
  {
    key: 'hengchi-wheels',
    buyer: 'hengchi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 9,
    publishedDaysAgo: 6,
    closesInDays: 9,
    verifiedBy: { translator: 'mod-chen', reviewer: 'mod-ananya' },
    title: one(['联合开发磨齿砂轮磨损预测', 'Predicting the wear of gear grinding wheels, built together']),
    summary: one([
      '我们出磨齿机数据和老师傅，找合作方一起做砂轮磨损模型，成果双方共有。',
      'We bring data from gear grinders and experienced people, and look for a partner to build a wear model that both will own.',
    ]),
    problem: lines(
      [
        ['砂轮什么时候修整，现在全凭老师傅听声音。', 'When a wheel has to be dressed is decided by ear, by our most experienced people.'],
        [
          '修早了费砂轮，修晚了齿面烧伤，一年报废三十多件。',
          'Too early wastes the wheel, too late burns the flank; more than thirty parts a year are scrapped.',
        ],
      ],
      [
        [
          '我们看过现成的监控软件，都要重新标定，价格也超出预算。',
          'We looked at finished monitoring software: all of it needs calibration anew and costs more than our budget.',
        ],
      ],
    ),
    systems: one(
      [
        '磨齿机6台，系统为西门子840D，主轴电流和振动已接到采集盒。',
        'There are 6 gear grinders with Siemens 840D; spindle current and vibration already reach a data logger.',
      ],
      ['数据存在车间服务器，2024年以来没有断过。', 'The data lies on a server in the shop and has had no gaps since 2024.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['提前2个工件提示该修整砂轮。', 'Say 2 workpieces ahead that the wheel needs dressing.']),
        acceptance: one([
          '连续4周，提示与老师傅判断一致的比例不低于90%。',
          'For 4 weeks, at least 90% of the messages agree with the judgement of our experienced people.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['模型在我们的服务器上运行，断网也能用。', 'The model runs on our server and works without the internet.']),
        acceptance: one(['拔掉外网网线后照常提示。', 'Messages go on as usual after the internet cable is pulled.']),
      },
    ],
    together: {
      foreground: 'shared',
      assets: [
        {
          key: 'a1',
          kind: 'lineData',
          availability: 'start',
          secrecy: 'nda',
          name: one(['6台磨齿机的主轴电流和振动数据', 'Spindle current and vibration of 6 gear grinders']),
          use: one([
            '只能在我们的服务器上训练和测试这个模型，不得拷走。',
            'Only to train and test this model on our server; not to be copied.',
          ]),
        },
        {
          key: 'a2',
          kind: 'testBench',
          availability: 'arranged',
          secrecy: 'project',
          name: one(['每周六上午空出一台磨齿机', 'One gear grinder, free every Saturday morning']),
          use: one(['用来做对比试验，刀具和料由我们出。', 'For comparison trials; we provide tools and blanks.']),
        },
        {
          key: 'a3',
          kind: 'knowledge',
          availability: 'start',
          secrecy: 'project',
          name: one(['两名磨齿老师傅', 'Two experienced gear grinders']),
          use: one(['每周标注半天数据，解释误报。', 'Half a day a week to label data and explain false alarms.']),
        },
      ],
      partner: one(
        [
          '希望合作方有刀具或砂轮磨损方面的模型，不必从零开始。',
          'The partner should have a model of tool or wheel wear, so that we need not begin from nothing.',
        ],
        ['试点期间派一名工程师驻厂两周。', 'During the pilot one engineer works in our plant for two weeks.'],
      ),
      pilot: one(
        ['先做2台，运行4周。', 'First on 2 machines, for 4 weeks.'],
        [
          '误报每周不超过3次，漏报一次都不能有，双方再谈推广到其余4台。',
          'At most 3 false alarms a week and not a single miss; then both talk about the other 4 machines.',
        ],
      ),
    },
    vertical: 'manufacturing',
    division: '34',
    technologies: ['ai', 'analytics', 'iot'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 160_000,
    budgetMax: 280_000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'ruicheng-leaks',
    buyer: 'ruicheng',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'awarded',
    writtenDaysAgo: 92,
    publishedDaysAgo: 86,
    closesInDays: -70,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-lin' },
    title: one(['联合开发油缸试压泄漏判定', 'Judging leaks on cylinder test benches, built together']),
    summary: one([
      '试压台有三年曲线没人用，想和合作方一起做泄漏判定，先试点再推广。',
      'Three years of curves from our test benches lie unused; with a partner we want to judge leaks by them, with a pilot first.',
    ]),
    problem: one(
      [
        '油缸保压合不合格，现在由检验员看曲线，各人标准不一样。',
        'Whether a cylinder holds its pressure is judged by inspectors who look at a curve, each by a standard of their own.',
      ],
      ['去年有11支油缸到了客户那里才发现内漏。', 'Last year 11 cylinders were found to leak inside only at the customer.'],
    ),
    systems: one([
      '试压台4台，2021年投用，曲线按CSV导出，每天约180条。',
      'There are 4 test benches, in use since 2021, which export about 180 curves a day as CSV.',
    ]),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '每支油缸试压后1分钟内给出合格、不合格或复检。',
          'Within 1 minute after its test, say of each cylinder: good, bad or test again.',
        ]),
        acceptance: one([
          '用500支已知结果的油缸复核，漏判不超过1支。',
          'Checked on 500 cylinders with known results, at most 1 leak is missed.',
        ]),
      },
      {
        key: 'r2',
        level: 'should',
        what: one(['检验员能看到判定依据的那一段曲线。', 'Inspectors see the part of the curve that decided.']),
        acceptance: one(['随机抽30条，检验员都能指出依据。', 'For 30 curves chosen at random, inspectors can point to the reason.']),
      },
    ],
    together: {
      foreground: 'open',
      assets: [
        {
          key: 'a1',
          kind: 'lineData',
          availability: 'now',
          secrecy: 'project',
          name: one(['三年试压曲线，约13万条', 'Three years of test curves, about 130,000']),
          use: one(['用于训练和验证这个判定模型。', 'To train and check this model.']),
        },
        {
          key: 'a2',
          kind: 'testBench',
          availability: 'start',
          secrecy: 'open',
          name: one(['1号试压台', 'Test bench 1']),
          use: one([
            '试点期间装采集盒，可以故意做泄漏试验。',
            'For a data logger during the pilot, and for trials with leaks made on purpose.',
          ]),
        },
      ],
      partner: one([
        '希望合作方带来信号处理的算法和一名熟悉液压的工程师。',
        'The partner should bring methods of signal processing and an engineer who knows hydraulics.',
      ]),
      pilot: one([
        '先在1号台运行6周，漏判为零、复检不超过8%，再定是否推广到其余3台。',
        'First 6 weeks on bench 1: no leak missed and at most 8% tested again; then we decide about the other 3 benches.',
      ]),
    },
    vertical: 'manufacturing',
    division: '34',
    technologies: ['ai', 'analytics', 'qms'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 150_000,
    budgetMax: 240_000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
