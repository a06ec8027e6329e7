import { type BidSeed, inFull, one } from './content'

/** Bids on the awarded request of Dalian: the winner and the other. */
export const awardedDalianBids = [
  {
    key: 'delphi-golconda',
    request: 'haifa-delphi',
    vendor: 'golconda',
    submittedDaysAgo: 168,
    currency: 'CNY',
    state: 'won',
    coverage: inFull('r1', 'r2', 'r3', 'r4', 'r5'),
    approach: one(
      [
        'Weeks 1 to 4 bring the 380,000 lines to build again, first in Delphi 7 and then in a current version.',
        '第1至4周让38万行代码重新编译通过，先用Delphi 7，再用新版本。',
      ],
      [
        'The table component on 46 forms is replaced by one that we write with the same properties, so that no form has to be redrawn.',
        '46个窗体上的表格控件由我们按同样的属性重写，窗体不用重画。',
      ],
      ['We rehearse the move of the 42 GB twice on copies before the real weekend.', '42GB数据先在副本上演练两次，再在周末正式迁移。'],
      ['The old server stays ready for 30 days, so that you can return within an hour.', '旧服务器保留30天，必要时一小时内可以退回。'],
    ),
    milestones: [
      {
        title: one(['Build', '重新编译']),
        what: one(['Program rebuilt and installed on Windows 11 in 5 departments.', '程序重新编译，在5个部门的Windows 11上安装。']),
        price: 98000,
        weeks: 5,
      },
      {
        title: one(['Component', '控件']),
        what: one(['New table component on 46 forms.', '46个窗体换用新的表格控件。']),
        price: 52000,
        weeks: 4,
      },
      {
        title: one(['Database', '数据库']),
        what: one(['Move to SQL Server 2022, with 40 reports compared.', '迁到SQL Server 2022，比对40张报表。']),
        price: 84000,
        weeks: 4,
      },
      {
        title: one(['Handover', '移交']),
        what: one([
          'Training for 2 people, source code with notes, and the plan for replacement.',
          '培训2人，移交带说明的源代码和分步替换方案。',
        ]),
        price: 46000,
        weeks: 2,
      },
    ],
    teamSize: 5,
    team: one(
      [
        'Three Delphi developers with 15 years of experience or more, a database engineer and a tester.',
        '三名有15年以上经验的Delphi开发、一名数据库工程师和一名测试。',
      ],
      ['Our support desk covers 8:30 to 18:00 Chinese time.', '支持台在中国时间8:30至18:00有人值守。'],
    ),
    assumptions: one(['You provide a licence for SQL Server 2022.', '贵方提供SQL Server 2022许可。']),
    outOfScope: one(['New functions during the first 6 months.', '头6个月不做新功能。']),
    validityDays: 60,
  },
  {
    key: 'delphi-indrayani',
    request: 'haifa-delphi',
    vendor: 'indrayani',
    submittedDaysAgo: 169,
    currency: 'USD',
    state: 'not_selected',
    coverage: [
      { key: 'r1', answer: 'partial', note: one(['Windows 11 through a virtual desktop.', '通过虚拟桌面在Windows 11上使用。']) },
      { key: 'r2', answer: 'full' },
      { key: 'r3', answer: 'no', note: one(['The component stays as it is.', '该控件保持不变。']) },
      ...inFull('r4', 'r5'),
    ],
    approach: one(
      ['We keep the old program on virtual desktops and put our effort into replacing it.', '旧程序放到虚拟桌面上继续用，精力放在替换上。'],
      ['The database moves first.', '数据库先迁移。'],
      ['Within 12 months, purchasing and stock would run on a new ERP.', '12个月内，采购和库存改用新的ERP。'],
    ),
    milestones: [
      { title: one(['Safety', '保底']), what: one(['Virtual desktops and database.', '虚拟桌面和数据库迁移。']), price: 21000, weeks: 8 },
      { title: one(['Training', '培训']), what: one(['Training for 2 people and a plan.', '培训2人并提交方案。']), price: 23500, weeks: 4 },
    ],
    teamSize: 5,
    team: one(['Two database engineers and three ERP developers.', '两名数据库工程师和三名ERP开发。']),
    assumptions: one(['Virtual desktop licences are bought by you.', '虚拟桌面许可由贵方购买。']),
    outOfScope: one(['Changes to the Delphi source.', '不含Delphi源代码改动。']),
    validityDays: 45,
  },
] satisfies BidSeed[]
