import { describe, expect, test } from 'vitest'
import { longestText } from '../segments/segment'
import { aboutOf, blockers, mended } from './check'
import { inspect } from './inspection'

const toEnglish = (source: string, target: string) => inspect({ source, target, sourceLanguage: 'zh-CN', targetLanguage: 'en' })
const toChinese = (source: string, target: string) => inspect({ source, target, sourceLanguage: 'en', targetLanguage: 'zh-CN' })
const isHan = (text: string) => /\p{Script=Han}/u.test(text)
const look = (source: string, target: string) => (isHan(source) ? toEnglish : toChinese)(source, target)
const said = (source: string, target: string) => look(source, target).map(({ level, rule, kind }) => `${level} ${rule}.${kind}`)
const noErrors = (source: string, target: string) =>
  look(source, target).filter(({ level, rule }) => level === 'error' || ['number', 'code'].includes(rule))

describe('the same facts in both languages pass', () => {
  test.each([
    ['见https://example.com/a?b=1。', 'See https://example.com/a?b=1.'],
    ['文档在https://example.com/表，请看。', 'The document is at https://example.com/, see there.'],
    ['2026年11月30日前交付。', 'Delivery by 30 November 2026.'],
    ['2026年11月30日前交付。', 'Delivery by November 30, 2026.'],
    ['2026-11-30前交付。', 'Delivery by 30th of November 2026.'],
    ['2026/11/30前交付。', 'Delivery by 2026-11-30.'],
    ['11月3日至5日停机。', 'The line stands still from 3 to 5 November.'],
    ['11月3号到5号停机。', 'The line stands still November 3–5.'],
    ['2026年11月上线。', 'Goes live in November 2026.'],
    ['5月上线。', 'Goes live in May.'],
    ['3月到6月试运行。', 'Trial run from March to June.'],
    ['2026年第三季度完成。', 'Done in the third quarter of 2026.'],
    ['第1季度完成。', 'Done in Q1.'],
    ['每天早上7点发送。', 'Sent at 7 every morning.'],
    ['每天下午5点半发送。', 'Sent at 5:30 p.m. every day.'],
    ['每天17:00发送。', 'Sent at 5 pm every day.'],
    ['每天12点发送。', 'Sent at noon every day.'],
    ['2018年的系统。', 'A system of 2018.'],
    ['预算3万元。', 'The budget is CNY 30,000.'],
    ['预算1.5亿元。', 'The budget is 150 million yuan.'],
    ['预算20–30万元。', 'The budget is CNY 200,000–300,000.'],
    ['预算20万至30万元。', 'The budget is 200,000 to 300,000 yuan.'],
    ['约50万美元。', 'About US$500,000.'],
    ['约50万美元。', 'About USD 0.5 million.'],
    ['人民币180,000.50元。', 'RMB 180,000.50.'],
    ['￥1,900,000。', '¥1,900,000.'],
    ['折合500万卢比。', 'That is 50 lakh rupees.'],
    ['折合1亿卢比。', 'That is INR 10 crore.'],
    ['3000欧元。', '€3,000.'],
    ['预算1千元。', 'The budget is ¥1k.'],
    ['功率15千瓦。', 'The power is 15 kW.'],
    ['功率15KW，电压380伏。', 'The power is 15 kW at 380 V.'],
    ['10–15千瓦。', '10 to 15 kW.'],
    ['温度不超过80℃。', 'The temperature stays below 80 °C.'],
    ['误差±0.02毫米。', 'Tolerance ±0.02 mm.'],
    ['面积3000平方米。', 'The area is 3,000 m².'],
    ['面积3000㎡。', 'The area is 3,000 square metres.'],
    ['每月1.2万吨。', '12,000 tonnes a month.'],
    ['良率98.5％。', 'The yield is 98.5 percent.'],
    ['百分之5的缺陷。', '5% of defects.'],
    ['合格率一半。', 'Half of them pass: 50%.'],
    ['转速1450转/分。', 'Speed 1,450 rpm.'],
    ['质保18个月。', 'The warranty is 18 months.'],
    ['两周内完成。', 'Done within 2 weeks.'],
    ['15个工作日。', '15 working days.'],
    ['30天内。', 'A 30-day period.'],
    ['7×24小时运行。', 'It runs 24/7.'],
    ['第2周开始。', 'It begins in week 2.'],
    ['第1至4周调试。', 'Weeks 1 to 4 are for commissioning.'],
    ['内存16GB。', 'Memory: 16 GB.'],
    ['2秒内响应。', 'It answers within two seconds.'],
    ['西门子S7-1200。', 'A Siemens S7-1200.'],
    ['S7-1200PLC两台。', 'Two S7-1200 PLCs.'],
    ['订货号6ES7 214-1AG40-0XB0。', 'Order number 6ES7 214-1AG40-0XB0.'],
    ['防护等级IP65。', 'Protection class IP65.'],
    ['M8螺栓。', 'M8 bolts.'],
    ['共12台设备。', 'Twelve machines in all.'],
    ['共十二台设备。', 'There are 12 machines.'],
    ['两台设备。', 'Two machines.'],
    ['1台设备。', 'A machine.'],
    ['3.5万件。', '35,000 pieces.'],
    ['200万条数据。', '2 million records.'],
    ['38万行代码。', '380,000 lines of code.'],
    ['1000000条。', '10 lakh records.'],
    ['二十一家工厂。', '21 plants.'],
    ['前3名。', 'The first three.'],
    ['每5分钟一次。', 'Once every five minutes.'],
    ['安装2次。', 'It is installed twice.'],
    ['一天60度电。', '60 kWh a day.'],
    ['Since 2011 we have put 40 plants online.', '自2011年以来，我们接入了40家工厂。'],
    ['Twelve machines.', '12台机床。'],
    ['One month.', '1个月。'],
    ['A dozen people.', '12个人。'],
    ['Two and a half months.', '2.5个月。'],
    ['9,000 meters.', '9000块仪表。'],
    ['It costs $5M.', '费用为500万美元。'],
    ['It takes 3 days.', '需要三天。'],
    ['By 5 December.', '12月5日之前。'],
    ['Two hundred and fifty orders a day.', '每天250单。'],
    ['There are thirty-two people.', '有32人。'],
  ])('%s → %s', (source, target) => {
    expect(noErrors(source, target)).toEqual([])
  })
})

describe('a fact that differs is an error', () => {
  test.each([
    ['见https://example.com/a。', 'See https://example.com/b.', 'url.differs'],
    ['写信到a@example.com。', 'Write to us.', 'url.missing'],
    ['2026年11月30日前交付。', 'Delivery by 3 November 2026.', 'date.differs'],
    ['2026年11月30日前交付。', 'Delivery by 30 November 2027.', 'date.differs'],
    ['11月3日停机。', 'It stands still.', 'date.missing'],
    ['尽快停机。', 'It stops on 3 November.', 'date.extra'],
    ['第三季度完成。', 'Done in Q2.', 'date.differs'],
    ['每天17:00发送。', 'Sent at 7 pm every day.', 'date.differs'],
    ['预算3万元。', 'The budget is CNY 3,000.', 'money.differs'],
    ['预算1.5亿元。', 'The budget is 15 million yuan.', 'money.differs'],
    ['预算3万元。', 'The budget is USD 30,000.', 'money.differs'],
    ['预算20–30万元。', 'The budget is CNY 200,000–350,000.', 'money.differs'],
    ['预算有限。', 'The budget of USD 30,000 is tight.', 'money.extra'],
    ['功率15千瓦。', 'The power is 15 W.', 'quantity.differs'],
    ['功率15千瓦。', 'The power is 50 kW.', 'quantity.differs'],
    ['电压380伏。', 'The voltage is right.', 'quantity.missing'],
    ['良率98%。', 'The yield is 89%.', 'quantity.differs'],
    ['质保18个月。', 'The warranty is 18 weeks.', 'quantity.differs'],
    ['15天内完成。', 'Done within 15 hours.', 'quantity.differs'],
    ['每周一次。', 'Once in 40 days.', 'quantity.extra'],
    ['西门子S7-1200。', 'A Siemens S7-1500.', 'code.differs'],
    ['防护等级IP65。', 'The protection class is given.', 'code.missing'],
    ['接口RS485。', 'The interface is RS-485.', 'code.differs'],
    ['共12台设备。', 'There are 21 machines.', 'number.differs'],
    ['共12台设备。', 'There are machines.', 'number.missing'],
    ['3.5万件。', '3,500 pieces.', 'number.differs'],
    ['There are 40 plants.', '有4家工厂。', 'number.differs'],
    ['It costs 2 million yuan.', '费用为20万元。', 'money.differs'],
  ])('%s → %s', (source, target, expected) => {
    expect(said(source, target)).toContain(`error ${expected}`)
  })
})

test('a number more than the source has is a warning', () => {
  expect(said('设备很多。', 'There are 12 machines.')).toContain('warning number.extra')
})

describe('signs', () => {
  test.each([
    ['欢迎{name}。', 'Welcome, {name}.', []],
    ['欢迎{name}。', 'You are welcome.', ['error placeholder.missing']],
    ['欢迎。', 'Welcome, {{name}}.', ['error placeholder.extra']],
    ['共%s项。', 'There are %d items.', ['error placeholder.missing', 'error placeholder.extra']],
    ['点<b>这里</b>。', 'Press <b>here</b>.', []],
    ['点<b>这里</b>。', 'Press <b>here.', ['error placeholder.missing']],
    ['设备（新）到货。', 'The (new) machine has arrived.', []],
    ['设备（新）到货。', 'The (new machine has arrived.', ['error bracket.unbalanced']],
    ['设备到货。', 'The machine) has arrived.', ['error bracket.unbalanced']],
    ['步骤如下。', '1) First steps, a) and b) as below.', ['warning number.extra']],
    ['设备（新）到货。', 'The new machine has arrived.', ['info bracket.count']],
    ['“新”设备到货。', 'The “new machine has arrived.', ['error bracket.unbalanced']],
    ['The (new) machine is here.', '（新设备到了。', ['error bracket.unbalanced']],
    ['The [new] machine is here.', '【新】设备到了。', []],
    ['设备已经到货了。', 'The machine has arrived', ['warning endMark.missing']],
    ['设备已经到货了', 'The machine has arrived.', ['warning endMark.extra']],
    ['设备已经到货了吗？', 'Has the machine arrived.', ['warning endMark.differs']],
    ['设备已经到货了！', 'The machine has arrived!', []],
    ['要求如下：', 'These are the requirements.', []],
    ['要求如下；', 'These are the requirements:', []],
    ['还有很多……', 'There is more…', []],
    ['还有很多……', 'There is more...', []],
    ['合格证', 'Certificate.', []],
    ['他说：“设备已经到货。”', 'He said: “The machine has arrived.”', []],
    ['需要办公用品等', 'We need office supplies etc.', []],
  ])('%s → %s', (source, target, expected) => {
    expect(said(source, target)).toEqual(expected)
  })

  test('a title needs no end mark', () => {
    const pair = { source: '产线数据采集', target: 'Line data.', sourceLanguage: 'zh-CN', targetLanguage: 'en', field: 'title' } as const
    expect(inspect(pair)).toEqual([])
  })
})

describe('Chinese in its own signs', () => {
  const source = 'The machine is here, and the people of the factory work with it.'
  test.each([
    ['设备到了,大家都在用它工作。', '设备到了，大家都在用它工作。', 'halfWidth'],
    ['设备到了, 大家都在用它工作。', '设备到了，大家都在用它工作。', 'halfWidth'],
    ['设备到了，大家都在用它工作.', '设备到了，大家都在用它工作。', 'halfWidth'],
    ['设备到了;大家都在用它工作。', '设备到了；大家都在用它工作。', 'halfWidth'],
    ['设备(新)到了，大家都在用它工作。', '设备（新)到了，大家都在用它工作。', 'halfWidth'],
    ['设备 到了，大家都在用它工作。', '设备到了，大家都在用它工作。', 'blank'],
    ['设备到了，，大家都在用它工作。', '设备到了，大家都在用它工作。', 'doubled'],
    ['设备到了，大家都在用它工作。。', '设备到了，大家都在用它工作。', 'doubled'],
    ['"设备"到了，大家都在用它工作。', '“设备”到了，大家都在用它工作。', 'quotes'],
  ])('%s is put right by one click', (target, better, kind) => {
    const finding = toChinese(source, target).find(({ rule }) => rule === 'chineseSigns')!
    expect(finding).toMatchObject({ kind, level: 'warning' })
    expect(mended(target, finding)).toBe(better)
  })

  test.each(['用S7-1200,没问题', '比例为3:1', '见https://example.com/a,b', '版本V2.1', '（见图1）', '安装PLC、HMI'])('%s', (target) => {
    const findings = toChinese('The S7-1200 in figure 1, PLC, HMI 3:1, V2.1 https://example.com/a,b', target)
    const wrong = findings.filter(({ rule, kind }) => rule === 'chineseSigns' && kind !== 'untranslated')
    expect(wrong.map(({ kind }) => kind)).toEqual(target.includes(',没') ? ['halfWidth'] : [])
  })

  test('English left standing is a warning', () => {
    expect(said('We send the people of the factory home.', '我们让the people of the factory回家。')).toContain(
      'warning chineseSigns.untranslated',
    )
    expect(said('Work order management', 'Work order management')).toEqual(['warning chineseSigns.same'])
    expect(said('PLC S7-1200', 'PLC S7-1200')).toEqual([])
  })
})

describe('English in its own signs', () => {
  test.each([
    ['The machine，and the people.', 'The machine, and the people.'],
    ['The machine and the people。', 'The machine and the people.'],
    ['The machine（new）is here.', 'The machine (new）is here.'],
    ['Drives、sensors and cables.', 'Drives, sensors and cables.'],
    ['Is it here？', 'Is it here?'],
    ['Line\u3000two is here.', 'Line two is here.'],
  ])('%s is put right by one click', (target, better) => {
    const finding = toEnglish('设备和人都在这里。', target).find(({ rule }) => rule === 'englishSigns')!
    expect(finding.level).toBe('warning')
    expect(mended(target, finding)).toBe(better)
  })

  test('Han characters are an error unless a name is kept in brackets', () => {
    expect(said('用友的系统。', 'The 用友 system.')).toEqual(['error englishSigns.han'])
    expect(said('用友的系统。', 'The Yonyou (用友) system.')).not.toContain('error englishSigns.han')
  })
})

describe('length, blanks and repetitions', () => {
  const long = '我们需要把全部设备的数据采集上来并且在看板上实时显示出来。'
  test.each([
    [long, 'We need it.', ['warning length.short']],
    ['需要采集全部设备的数据。', `We need ${'all of the data '.repeat(10)}.`, ['warning length.long']],
    ['设备已经到货了。', 'The machine  has arrived.', ['warning blanks.doubled']],
    ['设备已经到货了。', ' The machine has arrived.', ['warning blanks.edge']],
    ['设备已经到货了。', 'The machine\thas arrived.', ['warning blanks.tab']],
    ['设备已经到货了。', 'The machine\u200b has arrived.', ['warning blanks.invisible']],
    ['设备已经到货了。', 'The machine\nhas arrived.', ['warning blanks.lines']],
    ['设备已经到货了。', 'The the machine has arrived.', ['warning blanks.repeated']],
    ['设备已经到货了。', 'The machine had had a fault.', []],
    ['设备已经到货了。', 'The machiiine has arrived.', ['warning blanks.repeated']],
    ['The machine has arrived in the factory.', '设备设备已经到厂。', ['warning blanks.repeated']],
    ['Check them one by one, please.', '请一件一件检查。', []],
    ['设备已经到货了。', '', []],
  ])('%s → %s', (source, target, expected) => {
    expect(said(source, target)).toEqual(expected)
  })

  test('more than the field takes is an error', () => {
    expect(said('设备。', 'a'.repeat(longestText + 1))).toContain('error length.tooLong')
  })
})

describe('contact data', () => {
  test.each([
    ['Write to me, 13812345678.', '请联系我，13812345678。', 'contact.target'],
    ['加微信：abc_12345。', 'Add me on WeChat: abc_12345.', 'contact.target'],
    ['发邮件到li@example.com。', 'Write to us by mail.', 'contact.source'],
  ])('%s → %s', (source, target, expected) => {
    expect(said(source, target).some((each) => each.endsWith(expected))).toBe(true)
  })
})

describe('other approved pairs', () => {
  const pair = { source: '工单', target: 'Work order', sourceLanguage: 'zh-CN', targetLanguage: 'en' } as const
  test('another translation of the same source is said', () => {
    const twins = [{ kind: 'sameSource', source: '工单', target: 'Job ticket' }] as const
    expect(inspect(pair, { twins })).toMatchObject([{ rule: 'consistency', kind: 'sameSource', level: 'info' }])
  })
  test('the same translation of the same source is not', () => {
    expect(inspect(pair, { twins: [{ kind: 'sameSource', source: '工单', target: 'Work order' }] })).toEqual([])
  })
})

describe('one click', () => {
  test.each([
    ['西门子S7-1200很好用。', 'The Siemens works well.', 'The Siemens works well S7-1200.'],
    ['西门子S7-1200很好用。', 'The Siemens S7-1500 works well.', 'The Siemens S7-1200 works well.'],
    ['共12台设备。', 'There are 21 machines.', 'There are 12 machines.'],
    ['2026年11月30日前交付。', 'Delivery by 3 November 2026.', 'Delivery by 30 November 2026.'],
    ['By 30 November 2026.', '2026年11月3日之前。', '2026年11月30日之前。'],
    ['查了12天。', 'We searched for 4 days.', 'We searched for 12 days.'],
    ['Store it for 36 months.', '保存24个月。', '保存36个月。'],
    ['见https://example.com/A。', 'See https://example.com/b.', 'See https://example.com/A.'],
  ])('%s: %s becomes %s', (source, target, better) => {
    const finding = look(source, target).find(({ fix }) => fix)!
    expect(mended(target, finding)).toBe(better)
  })
})

test('a quantity is quoted as it stands, and not rewritten where the word would be wrong', () => {
  const finding = (target: string) => toEnglish('查了12天。', target).find(({ rule }) => rule === 'quantity')!
  expect(finding('We searched for 4 days.').values).toEqual({ what: '12天', found: '4 days' })
  expect(finding('We searched for 1 day.').fix).toBeUndefined()
  expect(finding('We searched for 12 hours.').fix).toBeUndefined()
})

test('an error that somebody keeps with a reason blocks no longer, even when the text around it changes', () => {
  const [first] = toEnglish('共12台设备。', 'There are machines.')
  const kept = [{ rule: first!.rule, about: aboutOf(first!), reason: 'said before', person: 'Lin' }]
  expect(blockers(toEnglish('共12台设备。', 'There are many machines.'), kept)).toEqual([])
  expect(blockers(toEnglish('共12台设备。', 'There are many machines.'), [])).toHaveLength(1)
})
