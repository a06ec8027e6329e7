import type { RequestSeed } from './content'
import { automotiveRequests } from './requests-automotive'
import { castingRequests } from './requests-castings'
import { cylinderRequests } from './requests-cylinders'
import { foodMachineryRequests } from './requests-food-machinery'
import { gearboxRequests } from './requests-gearboxes'
import { glassAndTextileRequests } from './requests-glass-textiles'
import { guiyangRequests } from './requests-guiyang'
import { retailRequests } from './requests-retail'
import { structureRequests } from './requests-structures'
import { togetherRequests } from './requests-together'
import { valveRequests } from './requests-valves'

/** All requests, in every state of their life. */
export const requests: readonly RequestSeed[] = [
  ...gearboxRequests,
  ...cylinderRequests,
  ...structureRequests,
  ...foodMachineryRequests,
  ...castingRequests,
  ...glassAndTextileRequests,
  ...automotiveRequests,
  ...valveRequests,
  ...retailRequests,
  ...guiyangRequests,
  ...togetherRequests,
]
