import { accountJobs } from './accounts/jobs.server'
import { bidJobs } from './bids/jobs.server'
import { companyJobs } from './companies/jobs.server'
import { notificationJobs } from './notifications/jobs.server'
import type { JobHandlers } from './platform/jobs.server'

/** The handlers of every kind of job, gathered from the domains. */
export const jobHandlers: JobHandlers = {
  ...accountJobs,
  ...bidJobs,
  ...companyJobs,
  ...notificationJobs,
}
