import type { CorridorSeed } from './content'

export const corridors = [
  {
    key: 'xuzhou-pune',
    slug: 'xuzhou-pune',
    name: { zh: '徐州—浦那走廊', en: 'Xuzhou–Pune corridor' },
    chinaCity: { zh: '徐州', en: 'Xuzhou' },
    indiaCity: { zh: '浦那', en: 'Pune' },
    description: {
      zh: '徐州是工程机械之都，主机厂周围有上千家做齿轮、油缸、铸件和结构件的中小工厂。浦那的软件公司长期为当地的汽车和机床企业做车间系统，熟悉机加工现场。两地在这里把设备数据、生产排程和质量追溯的活一件一件做成。',
      en: 'Xuzhou is the home of China’s construction machinery, and around the large makers stand more than a thousand small plants that cut gears, build cylinders, pour castings and weld structures. The software companies of Pune have long built shop-floor systems for the car and machine-tool makers next door and know how a machining shop works. Here the two cities get machine data, scheduling and traceability done, one job at a time.',
    },
  },
  {
    key: 'dalian-hyderabad',
    slug: 'dalian-hyderabad',
    name: { zh: '大连—海得拉巴走廊', en: 'Dalian–Hyderabad corridor' },
    chinaCity: { zh: '大连', en: 'Dalian' },
    indiaCity: { zh: '海得拉巴', en: 'Hyderabad' },
    description: {
      zh: '大连的阀门、冷链和港口企业信息化起步早，老系统多，懂的人越来越少。海得拉巴的团队擅长接手旧代码、打通系统和做数据分析。这条走廊先从老系统改造和仓储做起。',
      en: 'The valve, cold-chain and port companies of Dalian computerised early, so they run many old systems that fewer and fewer people understand. Teams in Hyderabad are good at taking over old code, connecting systems and analysing data. This corridor begins with legacy systems and warehousing.',
    },
  },
  {
    key: 'guiyang-bengaluru',
    slug: 'guiyang-bengaluru',
    name: { zh: '贵阳—班加罗尔走廊', en: 'Guiyang–Bengaluru corridor' },
    chinaCity: { zh: '贵阳', en: 'Guiyang' },
    indiaCity: { zh: '班加罗尔', en: 'Bengaluru' },
    description: {
      zh: '贵阳有成片的中药和包装企业，也有向数字化转型的供水供电单位。班加罗尔的公司在制药合规软件和边缘物联网上做得深。两地合作的重点是批记录、视觉检测和管网监测。',
      en: 'Guiyang has whole districts of herbal medicine and packaging companies, and water and power suppliers that are going digital. Companies in Bengaluru are strong in compliance software for pharmaceuticals and in IoT at the edge. The two cities work together on batch records, visual inspection and the monitoring of pipe networks.',
    },
  },
] satisfies CorridorSeed[]
