import { createContext, type RouterContextProvider } from 'react-router'
import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import type { InstantText } from '#db/schema'
import type { MaybeActor } from '~/accounts/actor'
import type { Language } from './i18n/language'

/** What the front door and the root's middleware know of a request, for every gate to read. */
export const requestIdContext = createContext<string>('')
export const nonceContext = createContext<string>('')
/** SHA-256 of the peer's address with the process secret: for throttles and the audit, never the address itself. */
export const peerContext = createContext<string>('')
export const languageContext = createContext<Language>('zh-CN')
export const actorContext = createContext<MaybeActor>(null)
/** The database's clock, as the query that told who asks has read it. */
export const nowContext = createContext<InstantText | null>(null)
/** Takes a finished page that is sent without the framework's streams; nobody takes it while a page to keep is rendered. */
export const pageTakerContext = createContext<((page: string) => void) | null>(null)

/** Told when the database or the disk could not do its work: the answer becomes a 503, whatever the framework makes of it. */
export const outageContext = createContext<(() => void) | null>(null)

type Context = Readonly<RouterContextProvider>

export const actorOf = (context: Context): MaybeActor => context.get(actorContext)
/** The time that a page shows: one for the whole request. Rules ask the clock themselves, inside the transaction that depends on it. */
export const nowOf = async (context: Context, db: Db): Promise<InstantText> => context.get(nowContext) ?? databaseNow(db)
export const languageOf = (context: Context): Language => context.get(languageContext)
export const peerOf = (context: Context): string => context.get(peerContext)
