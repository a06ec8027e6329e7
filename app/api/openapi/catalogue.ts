import { companyDetail, companySummary, listCompanies, readCompany } from '../companies/company'
import type { Operation } from '../operation'
import {
  listOwnBids,
  listOwnEngagements,
  listOwnRequests,
  ownBidDetail,
  ownBidSummary,
  ownEngagement,
  ownEngagementDetail,
  ownRequest,
  ownRequestDetail,
  readMe,
  readOwnBid,
  readOwnEngagement,
  readOwnRequest,
} from '../own/own'
import { listRequests, readRequest, requestDetail, requestSummary } from '../requests/request'
import { money, names, party, provenance } from '../shape'

/** Every operation of the API, in the order of its reference. */
export const operations: readonly Operation[] = [
  listRequests,
  readRequest,
  listCompanies,
  readCompany,
  readMe,
  listOwnRequests,
  readOwnRequest,
  listOwnBids,
  readOwnBid,
  listOwnEngagements,
  readOwnEngagement,
]

/** Schemas that have a name of their own in the document. */
export const named = {
  ...{ Money: money, Names: names, Party: party, Provenance: provenance },
  ...{ Request: requestSummary, RequestDetail: requestDetail, Company: companySummary, CompanyDetail: companyDetail },
  ...{ OwnRequest: ownRequest, OwnRequestDetail: ownRequestDetail, OwnBid: ownBidSummary, OwnBidDetail: ownBidDetail },
  ...{ OwnEngagement: ownEngagement, OwnEngagementDetail: ownEngagementDetail },
} as const
