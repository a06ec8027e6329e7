import type { Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import type { Value } from '~/notifications/notification'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { waitingStatuses } from '../question'

interface Ended {
  requestId: string
  requestRef: string
  title: Value
}

/**
 * Bidding is over: what was asked and has not come out by then is of no use to any bidder. Its translation ends, nobody is asked for an answer any
 * more, and whoever asked is told, once for all of its questions. Called within the transaction that ends the bidding.
 */
export async function lapseQuestions(tx: Tx, { requestId, requestRef, title }: Ended): Promise<void> {
  const lapsed = await tx
    .updateTable('question')
    .set({ status: 'lapsed' })
    .where('requestId', '=', requestId)
    .where('status', 'in', waitingStatuses)
    .returning(['id', 'companyId', 'questionDocumentId', 'answerDocumentId'])
    .execute()
  for (const { id, questionDocumentId, answerDocumentId } of lapsed) {
    await abandonTranslation(tx, { documentId: questionDocumentId })
    if (answerDocumentId) await abandonTranslation(tx, { documentId: answerDocumentId })
    await record(tx, { actorId: null, event: 'question.lapsed', subjectType: 'question', subjectId: id, detail: { requestId } })
  }
  for (const companyId of new Set(lapsed.map((question) => question.companyId))) {
    await notify(tx, { to: { companyId }, kind: 'questionLapsed', values: { request: requestRef, title }, path: '/my/questions' })
  }
}
