import type { Identity } from './person'

/** Whom the journeys tell of, and the words they use. */
export const cast = {
  liWei: { name: '李伟', email: 'li.wei@hengchi.example', language: 'zh-CN' },
  sneha: { name: 'Sneha Kulkarni', email: 'sneha@sahyadri.example', language: 'en' },
  arjun: { name: 'Arjun Menon', email: 'arjun@nilgiri.example', language: 'en' },
  lin: { name: '林晓雯', email: 'lin@staff.example', language: 'zh-CN' },
  meera: { name: 'Meera Nair', email: 'meera@staff.example', language: 'en' },
  zhou: { name: '周明远', email: 'zhou@staff.example', language: 'zh-CN' },
} as const satisfies Record<string, Identity>

export const hengchi = { identifier: '91440300192317458F', name: '徐州恒齿减速机有限公司' }
export const sahyadri = { identifier: '27AAPFU0939F1ZV', name: 'Sahyadri Systems LLP' }
export const nilgiri = { identifier: '29AAACI4798L1ZU', name: 'Nilgiri Industrial Software Limited' }

export const hengchiFacts = {
  nameEn: 'Xuzhou Hengchi Gearbox',
  division: '34',
  cityZh: '徐州',
  contactName: '李伟',
  contactEmail: 'contact@hengchi.example',
  contactPhone: '0516 8888 0101',
}
export const sahyadriFacts = {
  llpin: 'AAB-1234',
  technologies: ['mes', 'iot'],
  cityEn: 'Pune',
  contactName: 'Sneha Kulkarni',
  contactEmail: 'contact@sahyadri.example',
  contactPhone: '+91 98220 12345',
}
export const nilgiriFacts = {
  cin: 'L85110KA1981PLC013115',
  technologies: ['mes', 'analytics'],
  cityEn: 'Bengaluru',
  contactName: 'Arjun Menon',
  contactEmail: 'contact@nilgiri.example',
  contactPhone: '+91 98450 54321',
}
export const corridor = {
  slug: 'xuzhou-pune',
  nameZh: '徐州 – 浦那',
  nameEn: 'Xuzhou – Pune',
  descriptionZh: '徐州的工程机械企业和浦那的软件企业。',
  descriptionEn: 'Machine builders of Xuzhou and software companies of Pune.',
}

export const title = '齿轮车间42台机床联网，自动统计停机'
export const request = {
  summary: '把齿轮车间42台机床连起来，自动记录加工和停机。',
  problem: '停机全靠班长用本子记，月底汇总要三天。客户催货时，说不清哪道工序堵了。',
  systems: '滚齿机14台，西门子828D系统；磨齿机6台。有5台老设备没有网口。',
  'requirement.r1.what': '自动采集42台设备的开机、加工、待机和报警状态。',
  'requirement.r1.acceptance': '随机抽8台，人工掐表2小时，相差不超过2%。',
  'requirement.r1.level': 'must',
  vertical: 'manufacturing',
  division: '34',
  serviceKind: 'integration',
  technologies: ['iot', 'mes'],
  currency: 'CNY',
  budgetMin: '18万',
  biddingDays: '10',
  startWish: 'month',
  workplace: 'mixed',
  wantsConfirm: true,
}
export const secondDeliverable = {
  'requirement.r2.what': '班长在手机上看到本班停机原因排行。',
  'requirement.r2.acceptance': '连续使用5天，三位班长都能自己查到。',
  'requirement.r2.level': 'should',
}
export const moreAboutSite = `${request.systems}老设备是1998年的南京二机床。`
export const amendment = {
  change: '预算提高到30万元，验收误差收紧到1%。',
  budgetMax: '30万',
  'requirement.r1.acceptance': '随机抽8台，人工掐表2小时，相差不超过1%。',
}

export const question = 'Are the Siemens 828D controls licensed for OPC UA?'
export const answer = '14台都有OPC UA授权，接口已经打开。'

export const sahyadriBid = {
  'coverage[0].answer': 'full',
  'coverage[1].answer': 'partial',
  'coverage[1].note': 'The ranking comes in month three.',
  approach: 'Gateways read the controls over OPC UA. The five old machines get current sensors.',
  currency: 'INR',
  teamSize: '5',
  team: 'Two control engineers and three developers.',
  assumptions: 'The buyer provides network points in the hall.',
  outOfScope: 'Cabling is not included.',
  validityDays: '60',
}
export const sahyadriMilestones = [
  { title: 'Pilot with eight machines', what: 'Eight machines are connected and measured.', price: '8,00,000', weeks: '6' },
  { title: 'All machines', what: 'All 42 machines report their states.', price: '15 lakh', weeks: '8' },
]
export const nilgiriBid = {
  'coverage[0].answer': 'full',
  'coverage[1].answer': 'full',
  approach: 'We install one edge computer per line. Operators confirm each stop on a tablet.',
  currency: 'USD',
  teamSize: '4',
  team: 'Four engineers who speak Chinese.',
  validityDays: '45',
}
export const nilgiriMilestones = [
  { title: 'Complete delivery', what: 'Hardware, software and training are delivered together.', price: '36,500', weeks: '12' },
]
export const awardWords = '方案最清楚，老设备也考虑到了。'

/** The words of the moderators, both ways. */
const phrases: [zh: string, en: string][] = [
  [title, 'Connect 42 machine tools of the gear shop and count stops automatically'],
  [request.summary, 'Connect the 42 machine tools of the gear shop and record work and stops automatically.'],
  ['停机全靠班长用本子记，月底汇总要三天。', 'Shift leaders write stops into a notebook, and adding them up takes three days each month.'],
  ['客户催货时，说不清哪道工序堵了。', 'When customers press for delivery, nobody can say which operation is blocked.'],
  ['滚齿机14台，西门子828D系统；', '14 hobbing machines with Siemens 828D controls;'],
  ['磨齿机6台。', '6 gear grinders.'],
  ['滚齿机14台，西门子828D系统；磨齿机6台。', '14 hobbing machines with Siemens 828D controls; 6 gear grinders.'],
  ['有5台老设备没有网口。', 'Five old machines have no network port.'],
  ['老设备是1998年的南京二机床。', 'The old machines were built by Nanjing No. 2 in 1998.'],
  [request['requirement.r1.what'], 'The states on, working, idle and alarm of 42 machines are collected automatically.'],
  [request['requirement.r1.acceptance'], 'Eight machines chosen at random are timed by hand for two hours; the difference is at most 2%.'],
  [
    amendment['requirement.r1.acceptance'],
    'Eight machines chosen at random are timed by hand for two hours; the difference is at most 1%.',
  ],
  [secondDeliverable['requirement.r2.what'], 'Shift leaders see the reasons for stops of their shift, ranked, on their phones.'],
  [secondDeliverable['requirement.r2.acceptance'], 'After five days of use all three shift leaders find it by themselves.'],
  [amendment.change, 'The budget rises to CNY 300,000, and the accepted difference falls to 1%.'],
  ['这些西门子828D系统有OPC UA授权吗？', question],
  [answer, 'All 14 have an OPC UA licence, and the interface is open.'],
  [awardWords, 'The approach is the clearest, and the old machines were thought of.'],
  ['排行功能在第三个月提供。', sahyadriBid['coverage[1].note']],
  ['用网关通过OPC UA读取控制系统。', 'Gateways read the controls over OPC UA.'],
  ['五台老设备加装电流传感器。', 'The five old machines get current sensors.'],
  ['两名控制工程师，三名开发人员。', sahyadriBid.team],
  ['车间里的网络接口由需求方提供。', sahyadriBid.assumptions],
  ['不包含布线。', sahyadriBid.outOfScope],
  ['先连八台试点', 'Pilot with eight machines'],
  ['八台设备完成联网和测量。', 'Eight machines are connected and measured.'],
  ['全部设备', 'All machines'],
  ['42台设备全部上报状态。', 'All 42 machines report their states.'],
  ['每条线安装一台边缘计算机。', 'We install one edge computer per line.'],
  ['操作工在平板上确认每次停机。', 'Operators confirm each stop on a tablet.'],
  ['四名会说中文的工程师。', nilgiriBid.team],
  ['一次交付', 'Complete delivery'],
  ['硬件、软件和培训一起交付。', 'Hardware, software and training are delivered together.'],
]
const either = new Map([...phrases, ...phrases.map(([zh, en]) => [en, zh] as const)])

/** What a sentence is in the other language; an unknown one is a mistake of the story. */
export function inOtherLanguage(sentence: string): string {
  const known = either.get(sentence.trim())
  if (!known) throw new Error(`Not in the phrase book: ${sentence}`)
  return known
}
