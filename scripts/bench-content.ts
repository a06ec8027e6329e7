import type { LanguageTag } from '#db/schema'

/** Words for synthetic requests of the length that real ones have, in both languages; the same number gives the same words. */
const machines = [
  ['起重机装配线', 'crane assembly line'],
  ['齿轮箱加工车间', 'gearbox machining shop'],
  ['液压件试验台', 'hydraulics test bench'],
  ['结构件焊接机器人', 'welding robots for steel structures'],
  ['涂装与烘干线', 'paint and drying line'],
  ['物料搬运立体仓库', 'high-bay warehouse for materials'],
  ['光伏组件层压机', 'laminators for solar modules'],
  ['医用耗材灌装线', 'filling line for medical consumables'],
  ['门店收银与库存', 'tills and stock of forty shops'],
  ['园区供水泵站', 'pumping stations of the industrial park'],
] as const

const needs = [
  ['设备联网与停机原因分析', 'connected, with the reasons for each stop', '停机由班组长手写登记，月底才汇总。'],
  ['旧系统数据迁移与接口改造', 'moved off an old system, with new interfaces', '旧系统已无人维护，接口文档缺失。'],
  ['质检图像识别与追溯', 'inspected by camera and traceable', '漏检件流到客户处才被发现，追溯要翻纸质记录。'],
  ['排产与在制品看板', 'planned by shift, with work in progress on a board', '计划靠电子表格，改一次单要打十几个电话。'],
  ['能耗计量与异常告警', 'metered for energy, with alarms', '电费占成本一成以上，却只有总表。'],
  ['报工与计件工资核对', 'reported by scanning, with piece rates checked', '报工单与工资表每月有几十处对不上。'],
] as const

const problemsEn = [
  'Stops are written down by hand and summed up only at the end of the month.',
  'Nobody maintains the old system any more and its interfaces are not documented.',
  'Faulty parts are found by the customer, and tracing them means reading paper.',
  'Plans live in spreadsheets; one changed order costs a dozen telephone calls.',
  'Electricity is more than a tenth of the cost, but there is one meter for all.',
  'Work reports and wage lists disagree in dozens of places every month.',
]

/** The words of request number `n` in one language, as fields of its document. */
export function fieldsOf(n: number, language: LanguageTag): Record<string, string> {
  const [machineZh, machineEn] = machines[n % machines.length]!
  const at = Math.floor(n / machines.length) % needs.length
  const [needZh, needEn, problemZh] = needs[at]!
  const count = 4 + (n % 37)
  if (language === 'zh-CN') {
    return {
      title: `${machineZh}：${needZh}（${count}台）`,
      summary: `我们要把${count}台设备的${needZh}做起来，先在一个车间试用三个月，合格后推广到另外两个车间，现场网络和服务器由我方提供。`,
      problem: `${problemZh}现有${count}台设备，其中一半是十年前采购的，控制器型号不一。我们希望三个月内看到每台设备每班的真实数据，并能按原因排序。`,
      systems: `可编程控制器为西门子S7-1200与三菱FX5U，数据库为SQL Server 2016，车间网络为百兆以太网，服务器在厂区机房。`,
      'requirement.r1.what': `采集${count}台设备的运行、待机、停机状态，周期不超过五秒。`,
      'requirement.r1.acceptance': '连续运行七天，与人工记录相比误差不超过百分之一。',
      'requirement.r2.what': '车间看板显示当班数据，断网恢复后自动补传。',
      'requirement.r2.acceptance': '拔掉网线一小时后恢复，数据不缺失。',
      'requirement.r3.what': '与现有报表系统对接，每日零点导出。',
      'requirement.r3.acceptance': '连续十个工作日按时导出，格式与样表一致。',
    }
  }
  return {
    title: `${machineEn[0]!.toUpperCase()}${machineEn.slice(1)}: ${needEn} (${count} machines)`,
    summary: `We want ${count} machines ${needEn}. A trial of three months in one shop comes first; when it has passed, two more shops follow. Network and servers on site are ours.`,
    problem: `${problemsEn[at]} There are ${count} machines, half of them ten years old with controllers of several makes. Within three months we want to see true figures for each machine and shift, sorted by reason.`,
    systems:
      'Controllers are Siemens S7-1200 and Mitsubishi FX5U, the database is SQL Server 2016, the shop has 100 Mbit Ethernet and the server stands on site.',
    'requirement.r1.what': `Collect running, idle and stopped states of ${count} machines at least every five seconds.`,
    'requirement.r1.acceptance': 'Over seven days the figures differ from a manual record by at most one per cent.',
    'requirement.r2.what': 'A board in the shop shows the shift; after a network failure missing data arrive by themselves.',
    'requirement.r2.acceptance': 'The cable is pulled for an hour; after that nothing is missing.',
    'requirement.r3.what': 'A daily export at midnight to the reporting system that we have.',
    'requirement.r3.acceptance': 'Ten working days in a row the export is on time and in the format of the sample.',
  }
}
