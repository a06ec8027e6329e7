import type { PersonSeed } from './content'

const china = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const
const india = { language: 'en', timeZone: 'Asia/Kolkata' } as const
const at = (mailbox: string, house: string) => `${mailbox}@${house}.demo.setuqiao.example`

export const staff = [
  { key: 'operator', name: '周明远', email: at('zhou.mingyuan', 'staff'), ...china, staffRole: 'operator' },
  { key: 'auditor', name: 'Meera Iyer', email: at('meera.iyer', 'staff'), ...india, staffRole: 'auditor' },
  { key: 'mod-lin', name: '林晓雯', email: at('lin.xiaowen', 'staff'), ...china, staffRole: 'moderator' },
  { key: 'mod-chen', name: '陈思远', email: at('chen.siyuan', 'staff'), ...china, staffRole: 'moderator' },
  { key: 'mod-ananya', name: 'Ananya Deshpande', email: at('ananya.deshpande', 'staff'), ...india, staffRole: 'moderator' },
  { key: 'mod-rohan', name: 'Rohan Mukherjee', email: at('rohan.mukherjee', 'staff'), ...india, staffRole: 'moderator' },
] satisfies PersonSeed[]

export const buyerPeople = [
  { key: 'li-wei', name: '李伟', email: at('li.wei', 'hengchi'), ...china, company: { key: 'hengchi', role: 'owner' } },
  { key: 'sun-lei', name: '孙磊', email: at('sun.lei', 'hengchi'), ...china, company: { key: 'hengchi', role: 'member' } },
  { key: 'zhang-guoqiang', name: '张国强', email: at('zhang.guoqiang', 'tiebi'), ...china, company: { key: 'tiebi', role: 'owner' } },
  { key: 'wang-haitao', name: '王海涛', email: at('wang.haitao', 'ruicheng'), ...china, company: { key: 'ruicheng', role: 'owner' } },
  { key: 'liu-yumei', name: '刘玉梅', email: at('liu.yumei', 'peifeng'), ...china, company: { key: 'peifeng', role: 'owner' } },
  { key: 'zhao-jian', name: '赵健', email: at('zhao.jian', 'jinglan'), ...china, company: { key: 'jinglan', role: 'owner' } },
  { key: 'ma-chao', name: '马超', email: at('ma.chao', 'guanghe'), ...china, company: { key: 'guanghe', role: 'owner' } },
  { key: 'xu-jing', name: '徐静', email: at('xu.jing', 'chian'), ...china, company: { key: 'chian', role: 'owner' } },
  { key: 'tang-hua', name: '唐华', email: at('tang.hua', 'chian'), ...china, company: { key: 'chian', role: 'member' } },
  { key: 'zhu-lihua', name: '朱丽华', email: at('zhu.lihua', 'yunzhi'), ...china, company: { key: 'yunzhi', role: 'owner' } },
  { key: 'yu-baoshan', name: '于宝山', email: at('yu.baoshan', 'haifa'), ...china, company: { key: 'haifa', role: 'owner' } },
  { key: 'jiang-xue', name: '姜雪', email: at('jiang.xue', 'bowei'), ...china, company: { key: 'bowei', role: 'owner' } },
  { key: 'yang-xiulan', name: '杨秀兰', email: at('yang.xiulan', 'qianmiao'), ...china, company: { key: 'qianmiao', role: 'owner' } },
  { key: 'luo-yong', name: '罗勇', email: at('luo.yong', 'runcheng'), ...china, company: { key: 'runcheng', role: 'owner' } },
] satisfies PersonSeed[]

export const vendorPeople = [
  {
    key: 'kulkarni',
    name: 'Sneha Kulkarni',
    email: at('sneha.kulkarni', 'sahyadri'),
    ...india,
    company: { key: 'sahyadri', role: 'owner' },
  },
  { key: 'joshi', name: 'Amit Joshi', email: at('amit.joshi', 'sahyadri'), ...india, company: { key: 'sahyadri', role: 'member' } },
  { key: 'patil', name: 'Vikram Patil', email: at('vikram.patil', 'indrayani'), ...india, company: { key: 'indrayani', role: 'owner' } },
  { key: 'gokhale', name: 'Tanvi Gokhale', email: at('tanvi.gokhale', 'drishti'), ...india, company: { key: 'drishti', role: 'owner' } },
  {
    key: 'reddy',
    name: 'Srinivas Reddy',
    email: at('srinivas.reddy', 'krishnaveni'),
    ...india,
    company: { key: 'krishnaveni', role: 'owner' },
  },
  { key: 'rao', name: 'Lakshmi Rao', email: at('lakshmi.rao', 'golconda'), ...india, company: { key: 'golconda', role: 'owner' } },
  { key: 'khan', name: 'Imran Pathan', email: at('imran.pathan', 'musi'), ...india, company: { key: 'musi', role: 'owner' } },
  { key: 'hegde', name: 'Pradeep Hegde', email: at('pradeep.hegde', 'nandi'), ...india, company: { key: 'nandi', role: 'owner' } },
  { key: 'gowda', name: 'Kavya Gowda', email: at('kavya.gowda', 'kaveri'), ...india, company: { key: 'kaveri', role: 'owner' } },
  { key: 'bhat', name: 'Nikhil Bhat', email: at('nikhil.bhat', 'kaveri'), ...india, company: { key: 'kaveri', role: 'member' } },
  { key: 'shetty', name: 'Arjun Shetty', email: at('arjun.shetty', 'lalbagh'), ...india, company: { key: 'lalbagh', role: 'owner' } },
  {
    key: 'subramanian',
    name: 'Karthik Subramanian',
    email: at('karthik.s', 'nilgiri'),
    ...india,
    company: { key: 'nilgiri', role: 'owner' },
  },
  {
    key: 'natarajan',
    name: 'Divya Natarajan',
    email: at('divya.natarajan', 'marina'),
    ...india,
    company: { key: 'marina', role: 'owner' },
  },
  { key: 'shah', name: 'Hetal Shah', email: at('hetal.shah', 'sabar'), ...india, company: { key: 'sabar', role: 'owner' } },
] satisfies PersonSeed[]
