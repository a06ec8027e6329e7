import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { languageOf } from '~/platform/context.server'
import { found } from '~/platform/gate.server'
import { gateEngagement, gateParty } from '../gate.server'
import { ordersOf } from './queries.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** One change order for whoever may read its engagement. */
export async function gateOrder(db: Db, args: Args) {
  const own = await gateEngagement(db, args)
  return { ...own, order: await orderIn(db, args, own.engagement.id) }
}

/** One change order for an answer of one of the two sides. */
export async function gateOrderDeed(db: Db, args: Args) {
  const own = await gateParty(db, args)
  const order = await orderIn(db, args, own.engagement.id)
  return { ...own, order, orderPath: `${own.path}/changes/${order.number}`, deed: { ...own.deed, number: order.number } }
}

async function orderIn(db: Db, args: Args, engagementId: string) {
  const orders = await ordersOf(db, { engagementId, language: languageOf(args.context) })
  return found(orders.find(({ number }) => String(number) === args.params.number))
}
