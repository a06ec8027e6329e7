import { migrate } from '#db/migrate'
import { db } from '~/platform/database.server'

/** Brings the database up to date. Safe to run again; the server must not be older than the schema. */
const ran = await migrate(db)
process.stdout.write(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The database is up to date.\n')
await db.destroy()
