/**
 * What people look for in the demonstration's corridors and what they ought to find, by the keys of `db/seed`: words of two characters, phrases,
 * part codes, English questions for Chinese texts and the other way round, typing mistakes. Judged by reading the texts.
 */
export interface Judged {
  q: string
  /** Requests that answer it; all of them belong among the first ten. */
  find: readonly string[]
}

const words: Judged[] = [
  { q: '排产', find: ['hengchi-schedule', 'hengchi-machines'] },
  { q: '停机', find: ['hengchi-machines', 'haifa-delphi'] },
  { q: '追溯', find: ['chian-mes', 'tiebi-weld'] },
  { q: '焊缝', find: ['tiebi-weld'] },
  { q: '油缸', find: ['ruicheng-bench'] },
  { q: '试压', find: ['ruicheng-bench', 'haifa-certs'] },
  { q: '库存', find: ['bowei-stock', 'hengchi-schedule'] },
  { q: '铸件', find: ['peifeng-vision', 'haifa-certs'] },
  { q: '缺陷', find: ['jinglan-vision', 'peifeng-vision'] },
  { q: '泵房', find: ['runcheng-pumps'] },
  { q: '图纸', find: ['guanghe-drawings'] },
  { q: '阀门', find: ['haifa-certs'] },
  { q: '证书', find: ['haifa-certs'] },
  { q: '能耗', find: ['peifeng-energy'] },
  { q: '电价', find: ['peifeng-energy'] },
  { q: '错峰', find: ['peifeng-energy'] },
  { q: '冷库', find: ['bowei-stock'] },
  { q: '门店', find: ['bowei-stock'] },
  { q: '玻璃', find: ['jinglan-vision', 'jinglan-racks'] },
  { q: '插单', find: ['hengchi-schedule'] },
  { q: '轴承', find: ['hengchi-schedule'] },
  { q: '盘点', find: ['bowei-stock', 'jinglan-racks'] },
  { q: '余氯', find: ['runcheng-pumps'] },
  { q: '探伤', find: ['tiebi-weld', 'haifa-certs'] },
  { q: '镀膜', find: ['jinglan-vision'] },
]

const phrases: Judged[] = [
  { q: '装配车间排产', find: ['hengchi-schedule'] },
  { q: '表面缺陷视觉检测', find: ['peifeng-vision'] },
  { q: '设备联网采集', find: ['hengchi-machines'] },
  { q: '焊缝质量追溯系统', find: ['tiebi-weld'] },
  { q: '电子批记录', find: ['qianmiao-batch'] },
  { q: '玻璃周转架管理', find: ['jinglan-racks'] },
  { q: '泵房远程监测报警', find: ['runcheng-pumps'] },
  { q: '主机厂供应商平台对接', find: ['chian-kingdee'] },
  { q: '“审计追踪”', find: ['qianmiao-batch'] },
  { q: 'gearbox assembly scheduling', find: ['hengchi-schedule'] },
  { q: 'surface defect inspection of castings', find: ['peifeng-vision'] },
  { q: 'remote diagnosis', find: ['guanghe-remote'] },
  { q: 'electronic batch record', find: ['qianmiao-batch'] },
  { q: 'taking over a Delphi system', find: ['haifa-delphi'] },
  { q: 'material certificates for valves', find: ['haifa-certs'] },
  { q: 'CNC machines utilisation', find: ['hengchi-machines'] },
]

/** As people type it, without blanks: only a dictionary tells where one word ends. */
const runs: Judged[] = [
  { q: '班长手机看开机停机', find: ['hengchi-machines'] },
  { q: '缸筒二维码试压曲线', find: ['ruicheng-bench'] },
  { q: '批记录手写签字复核', find: ['qianmiao-batch'] },
  { q: '焊工扫码探伤报告', find: ['tiebi-weld'] },
  { q: '主机厂要货计划排产表', find: ['hengchi-schedule'] },
  { q: '泵房手机报警曲线日报', find: ['runcheng-pumps'] },
  { q: '有没有做过减速机装配报工的', find: ['hengchi-schedule'] },
  { q: '我们想找人做炉前电表班组排名', find: ['peifeng-energy'] },
]

const codes: Judged[] = [
  { q: 'S7-1200', find: ['guanghe-remote'] },
  { q: 's7 1200', find: ['guanghe-remote'] },
  { q: 'S71200', find: ['guanghe-remote'] },
  { q: 'S7-200', find: ['runcheng-pumps'] },
  { q: '828D', find: ['hengchi-machines'] },
  { q: 'FANUC 0i-MF', find: ['hengchi-machines'] },
  { q: 'YS3120', find: ['hengchi-machines'] },
  { q: '用友U8', find: ['hengchi-schedule', 'hengchi-machines'] },
  { q: 'SQL Server 2012', find: ['hengchi-schedule'] },
  { q: 'Modbus', find: ['runcheng-pumps', 'peifeng-energy'] },
  { q: '4-20 mA', find: ['runcheng-pumps'] },
]

const otherWords: Judged[] = [
  { q: 'production scheduling', find: ['hengchi-schedule'] },
  { q: '排程', find: ['hengchi-schedule'] },
  { q: 'bill of materials', find: ['guanghe-drawings'] },
  { q: 'downtime', find: ['hengchi-machines', 'haifa-delphi'] },
  { q: 'machine vision', find: ['jinglan-vision', 'peifeng-vision'] },
  { q: 'traceability', find: ['chian-mes', 'tiebi-weld'] },
  { q: 'bearings', find: ['hengchi-schedule'] },
  { q: 'stocktaking', find: ['bowei-stock', 'jinglan-racks'] },
  { q: 'weld seam', find: ['tiebi-weld'] },
  { q: '物料清单', find: ['guanghe-drawings'] },
  { q: 'frequency inverter', find: ['runcheng-pumps'] },
  { q: '汽车', find: ['chian-mes', 'chian-kingdee'] },
]

const mistakes: Judged[] = [
  { q: 'tracability', find: ['chian-mes', 'tiebi-weld'] },
  { q: 'shceduling', find: ['hengchi-schedule'] },
  { q: 'utilizaton', find: ['hengchi-machines'] },
  { q: 'gearbx', find: ['hengchi-schedule', 'peifeng-vision'] },
  { q: 'turbidty', find: ['runcheng-pumps'] },
  { q: 'inducton furnace', find: ['peifeng-energy'] },
  { q: 'Kingdeee', find: ['chian-kingdee', 'chian-mes', 'guanghe-drawings'] },
  { q: 'valvs', find: ['haifa-certs'] },
]

export const judged: readonly Judged[] = [...words, ...phrases, ...runs, ...codes, ...otherWords, ...mistakes]

/** What people look for among vendors' case studies, by the vendor's key and the study's number. */
export const judgedCases: readonly Judged[] = [
  { q: '停机', find: ['sahyadri/1'] },
  { q: 'downtime', find: ['sahyadri/1'] },
  { q: '数控车床', find: ['sahyadri/1'] },
  { q: '焊缝', find: ['sahyadri/2'] },
  { q: 'traceability of weld seams', find: ['sahyadri/2'] },
  { q: '用友U8', find: ['indrayani/1'] },
  { q: '气孔', find: ['drishti/1'] },
  { q: 'porositty', find: ['drishti/1'] },
  { q: '面包店销量预测', find: ['krishnaveni/1'] },
  { q: 'PowerBuilder', find: ['golconda/1'] },
  { q: '电子批记录', find: ['nandi/1'] },
  { q: 'audit trail', find: ['nandi/1'] },
  { q: 'frequency inverter', find: ['kaveri/1'] },
  { q: 'Modbus', find: ['kaveri/1'] },
  { q: 'bill of materials', find: ['lalbagh/1'] },
  { q: '冷库盘点', find: ['sabar/1'] },
]
