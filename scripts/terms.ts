import { starterTerms } from '#db/seed/terms'
import { db } from '~/platform/database.server'
import { loadStarterTerms } from '~/translations/terms/commands.server'

/** `npm run terms`: loads the starter term base into any portal. Again does no harm: what is there, or was changed, stays. */
const { added } = await loadStarterTerms(db, starterTerms)
await db.destroy()
process.stdout.write(`${added} of ${starterTerms.length} concepts added to the term base.\n`)
