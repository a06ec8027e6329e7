/** Sentences as factories write them, in both languages, by the number: the same seed gives the same ones. */
export interface Pair {
  zh: string
  en: string
}

export type Random = () => number

/** Mulberry32 (Ettinger, public domain). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Few words are common and many rare, as in language. */
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(list.length * random() ** 1.7)]!

const words = (text: string): Pair[] =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const [zh, en] = line.split('|')
      return { zh: zh!, en: en! }
    })

const machines = words(`
  数控机床|CNC machine
  控制柜|control cabinet
  变频器|frequency inverter
  包装线|packaging line
  注塑机|injection moulding machine
  焊接机器人|welding robot
  激光切割机|laser cutter
  立体仓库|high-bay warehouse
  空压站|compressor station
  输送带|conveyor belt
  热处理炉|heat treatment furnace
  涂装线|paint line
  齿轮磨床|gear grinder
  冲压机|stamping press
  试验台|test bench
  起重机|overhead crane
  灌装机|filling machine
  三坐标测量机|coordinate measuring machine
  自动导引车|automated guided vehicle
  配电柜|power distribution cabinet
  冷却塔|cooling tower
  液压站|hydraulic power unit
  打标机|marking machine
  码垛机|palletiser
  分拣系统|sorting system
  水泵|water pump
  除尘器|dust collector
  锅炉|boiler
  纺纱机|spinning frame
  贴片机|pick-and-place machine`)

const kinds = words(`
  高速|high-speed
  双工位|two-station
  防爆|explosion-proof
  立式|vertical
  卧式|horizontal
  便携式|portable
  全自动|fully automatic
  半自动|semi-automatic
  五轴|five-axis
  伺服|servo-driven
  低噪声|low-noise
  不锈钢|stainless steel
  大功率|high-power
  水冷|water-cooled
  风冷|air-cooled
  智能|smart
  老旧|ageing
  进口|imported
  二手|second-hand
  定制|custom-built
  恒温|temperature-controlled
  真空|vacuum
  无线|wireless
  重型|heavy-duty
  微型|miniature
  双头|twin-head
  旋转|rotary
  移动式|mobile
  悬挂式|suspended
  地埋式|underground
  食品级|food-grade
  医用|medical
  船用|marine
  矿用|mining
  冷轧|cold-rolling
  热镀锌|hot-dip galvanising
  纺织|textile
  印刷|printing
  造纸|paper-making
  制药|pharmaceutical
  光伏|photovoltaic
  锂电池|lithium battery
  汽车零部件|automotive parts
  齿轮箱|gearbox
  轴承|bearing
  阀门|valve
  铸件|casting
  紧固件|fastener
  电缆|cable
  玻璃|glass`)

const acts = words(`
  开展|carry out
  停止|stop
  暂停|suspend
  复核|double-check
  登记|register
  测试|test
  更换|replace
  清洗|clean
  拆卸|dismantle
  升级|upgrade
  安装|install
  调整|adjust
  润滑|lubricate
  标定|calibrate
  检修|overhaul
  验收|accept
  启动|start up
  巡检|inspect
  封存|seal off
  搬迁|relocate`)

const things = words(`
  停机原因|stop reasons
  运行状态|running states
  生产计划|production plan
  工单|work orders
  物料清单|bill of materials
  检验报告|inspection report
  报警记录|alarm log
  能耗数据|energy data
  刀具寿命|tool life
  设备台账|asset register
  备件库存|spare parts stock
  首件检验结果|first article results
  在制品数量|work in progress
  追溯信息|traceability data
  工艺参数|process parameters
  报工记录|work reports
  质检图像|inspection images
  保养计划|maintenance plan
  操作日志|operation log
  接口文档|interface documents
  图纸版本|drawing revisions
  出入库单据|stock movements
  温度曲线|temperature curves
  振动信号|vibration signals
  员工权限|user permissions
  培训资料|training material
  批次号|batch numbers
  良品率|first-pass yield
  交货进度|delivery progress
  供应商资料|supplier files`)

const deeds = words(`
  自动采集|collect
  实时显示|display in real time
  定期备份|back up regularly
  按班次统计|sum up by shift
  导出|export
  追踪|track
  核对|check
  归档|archive
  分析|analyse
  上传至服务器|upload to the server
  同步到手机端|synchronise to mobile phones
  校准|calibrate
  迁移|migrate
  审核|review
  打印|print
  汇总|consolidate
  加密保存|store encrypted
  推送给班组长|send to the shift leader
  与财务系统对接|connect to the accounting system
  按车间分类|group by shop`)

const places = words(`
  装配车间|assembly shop
  机加工车间|machining shop
  总装线|final assembly line
  原料仓库|raw material warehouse
  质检室|inspection room
  动力站|utilities station
  成品库|finished goods store
  研发中心|development centre
  铸造车间|foundry
  喷漆房|paint booth
  电镀车间|plating shop
  包装车间|packing shop`)

const conditions = words(`
  断网恢复后|after the network is back
  验收合格后|after acceptance
  合同签订后|after the contract is signed
  停电时|during a power failure
  每次换班时|at each change of shift
  夜班期间|during the night shift
  设备大修前|before an overhaul
  试运行期间|during the trial run
  数据异常时|when data are implausible
  订单变更时|when an order changes
  收到预付款后|after the advance payment
  不影响生产的前提下|without disturbing production`)

const demands = words(`
  误差不超过规定值|the error stays within the limit
  数据不得丢失|no data may be lost
  由供应商提供培训|the supplier provides training
  源代码归我方所有|the source code belongs to us
  操作界面须为中文|the user interface must be in Chinese
  现场服务由卖方承担|on-site service is at the seller’s cost
  须提供测试报告|a test report is required
  系统须支持离线操作|the system must work offline
  接口须符合我方标准|interfaces must follow our standard
  响应时间须满足要求|the response time must be met
  费用包含在报价内|the cost is included in the quotation
  另行书面确认|to be confirmed separately in writing`)

const units = words(`
  台|units
  套|sets
  天|days
  个月|months
  小时|hours
  千瓦|kW
  毫米|mm
  个工位|workstations
  条产线|lines
  个点位|data points`)

const surnames = [...'张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const givens = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍鹏辉红梅鑫波斌宇浩凯健俊帆雪荣爱琴']
const starts = 'Sha Ra Ven Kri Mo Na Pra Su Ka Gan De Vi An Ro Ma Je Ti Lo Be Har'.split(' ')
const ends = 'tek dev ran sys lin tra kar nov dyn gen fab mat cor max ton per'.split(' ')

const number = (random: Random) => String(Math.floor(2 + 10 ** (random() * 3.2)))
const letters = 'ABCDEFGHKLMPRSTVX'
const code = (random: Random) =>
  `${letters[Math.floor(random() * letters.length)]}${letters[Math.floor(random() * letters.length)]}${1 + Math.floor(random() * 98)}-${100 + Math.floor(random() * 900)}`
function name(random: Random): Pair {
  const [surname, given] = [pick(random, surnames), pick(random, givens) + pick(random, givens)]
  return { zh: `${surname}${given}`, en: `${pick(random, starts)}${pick(random, ends)}` }
}

/** Two machines in three are told from others of their kind. */
function machine(random: Random): Pair {
  const one = pick(random, machines)
  if (random() < 1 / 3) return one
  const kind = pick(random, kinds)
  return { zh: `${kind.zh}${one.zh}`, en: `${kind.en} ${one.en}` }
}

type Clause = (random: Random) => Pair
const clauses: Clause[] = [
  (random) => {
    const [of, thing, deed] = [machine(random), pick(random, things), pick(random, deeds)]
    return { zh: `${deed.zh}${of.zh}的${thing.zh}`, en: `${deed.en} the ${thing.en} of the ${of.en}` }
  },
  (random) => {
    const [which, place, n, unit] = [machine(random), pick(random, places), number(random), pick(random, units)]
    return { zh: `${place.zh}的${which.zh}共${n}${unit.zh}`, en: `the ${which.en} in the ${place.en} comes to ${n} ${unit.en}` }
  },
  (random) => {
    const [which, model] = [machine(random), code(random)]
    return { zh: `${which.zh}采用${model}控制器`, en: `the ${which.en} has a ${model} controller` }
  },
  (random) => {
    const [n, unit, thing] = [number(random), pick(random, units), pick(random, things)]
    return { zh: `${thing.zh}保存${n}${unit.zh}以上`, en: `${thing.en} are kept for more than ${n} ${unit.en}` }
  },
  (random) => {
    const [who, place, thing] = [name(random), pick(random, places), pick(random, things)]
    return { zh: `${place.zh}由${who.zh}负责${thing.zh}`, en: `${who.en} is in charge of ${thing.en} in the ${place.en}` }
  },
  (random) => {
    const [who, which, n] = [name(random), machine(random), number(random)]
    return {
      zh: `${who.zh}公司供货的${which.zh}须在${n}天内交付`,
      en: `${which.en} supplied by ${who.en} to be delivered within ${n} days`,
    }
  },
  (random) => {
    const [which, act, condition] = [machine(random), pick(random, acts), pick(random, conditions)]
    return { zh: `${condition.zh}${act.zh}${which.zh}`, en: `${act.en} the ${which.en} ${condition.en}` }
  },
  (random) => {
    const [thing, demand, place] = [pick(random, things), pick(random, demands), pick(random, places)]
    return random() < 0.3
      ? demand
      : { zh: `${place.zh}的${thing.zh}：${demand.zh}`, en: `for the ${thing.en} of the ${place.en} ${demand.en}` }
  },
]

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

/** One sentence of one to four clauses; one in six is a title of a few words. */
export function pairFrom(random: Random): Pair {
  if (random() < 1 / 6) {
    const [which, thing] = [machine(random), pick(random, things)]
    const who = random() < 0.5 ? name(random) : { zh: '', en: '' }
    return random() < 0.4
      ? { zh: `${who.zh}${which.zh}改造`, en: `${who.en ? `${who.en} ` : ''}${which.en}` }
      : { zh: `${who.zh}${thing.zh}`, en: capital(`${who.en ? `${who.en} ` : ''}${thing.en}`) }
  }
  const count = 1 + Math.floor(random() * 3.3)
  const parts = Array.from({ length: count }, () => clauses[Math.floor(random() * clauses.length)]!(random))
  return { zh: `${parts.map(({ zh }) => zh).join('，')}。`, en: `${capital(parts.map(({ en }) => en).join(', '))}.` }
}

/** A copy as somebody edits it: one to three words or characters exchanged, left out or put in. */
export function edited(text: string, isChinese: boolean, random: Random): string {
  const parts = isChinese ? [...text] : text.split(' ')
  const edits = 1 + Math.floor(random() * Math.min(3, parts.length / 5))
  for (let edit = 0; edit < edits; edit++) {
    const at = Math.floor(random() * parts.length)
    const other = pairFrom(random)
    const fresh = isChinese ? [...other.zh].slice(0, 1 + Math.floor(random() * 2)).join('') : other.en.split(' ')[0]!.toLowerCase()
    const kind = random()
    if (kind < 0.5) parts[at] = fresh
    else if (kind < 0.75 && parts.length > 2) parts.splice(at, 1)
    else parts.splice(at, 0, fresh)
  }
  return parts.join(isChinese ? '' : ' ')
}
