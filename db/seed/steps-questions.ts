import { questionsCloseAt } from '~/questions/closing.server'
import { answerQuestion, askQuestion } from '~/questions/commands.server'
import { hours, minutes, plusMs } from '../clock'
import type { InstantText } from '../schema'
import { type QuestionSeed, type RequestSeed, sourceText } from './content'
import { questions } from './questions'
import { verified } from './steps-translations'
import { earlier, later, type Timeline, timelineOf } from './timeline'
import { known, must, type Step, type World } from './world'

/** What vendors asked about a request, and what its buyer answered. */
export function questionSteps(world: World, request: RequestSeed): Step[] {
  const timeline = timelineOf(request, world.now)
  return questions
    .filter((question) => question.request === request.key)
    .flatMap((question, index) => conversation(world, question, { request, timeline, index }))
}

interface Place {
  request: RequestSeed
  timeline: Timeline
  index: number
}

function conversation(world: World, question: QuestionSeed, { request, timeline, index }: Place): Step[] {
  const { db, companies } = world
  let questionId = ''
  const salt = `question ${index}`
  const askedAt = earlier(timeline.at(question.askedDaysAgo, salt), plusMs(questionsCloseAt(timeline.deadlineAt!), -hours(1)))
  const passedOnAt = soonAfter(world, askedAt, 100)
  const asked: Step = {
    at: askedAt,
    name: `${question.vendor} asks about ${request.key}`,
    counts: 'questions',
    company: question.vendor,
    run: async () => {
      const { companyId, personId } = known(companies, question.vendor)
      const { requestId } = known(world.requests, request.key)
      const text = sourceText(question.question, 'en')
      questionId = must(await askQuestion(db, { actorId: personId, companyId, requestId, language: 'en', text })).questionId
    },
  }
  const pair = request.verifiedBy!
  const named = (column: 'questionDocumentId' | 'answerDocumentId') => async () =>
    (await db.selectFrom('question').select(column).where('id', '=', questionId).executeTakeFirstOrThrow())[column]!
  const read = verified(
    world,
    { name: `question about ${request.key}`, document: named('questionDocumentId'), texts: { text: question.question } },
    { ...pair, from: plusMs(askedAt, minutes(2)), reviewedAt: passedOnAt },
  )
  const { answer } = question
  if (!answer) return [asked, ...read]
  const answeredAt = later(timeline.at(question.answeredDaysAgo ?? question.askedDaysAgo, salt), soonAfter(world, passedOnAt, 40))
  const answered: Step = {
    at: answeredAt,
    name: `${request.buyer} answers about ${request.key}`,
    run: async () => {
      const { companyId, personId } = known(companies, request.buyer)
      const text = sourceText(answer, request.language)
      must(await answerQuestion(db, { actorId: personId, companyId, questionId, language: request.language, text }))
    },
  }
  const published = verified(
    world,
    { name: `answer about ${request.key}`, document: named('answerDocumentId'), texts: { text: answer } },
    // The other way round: who reviewed the request knows its words.
    {
      translator: pair.reviewer,
      reviewer: pair.translator,
      from: plusMs(answeredAt, minutes(2)),
      reviewedAt: soonAfter(world, answeredAt, 100),
    },
  )
  return [asked, ...read, answered, ...published]
}

/** Some minutes later, but not after the seeding. */
const soonAfter = ({ now }: World, at: InstantText, count: number): InstantText => earlier(plusMs(at, minutes(count)), now)
