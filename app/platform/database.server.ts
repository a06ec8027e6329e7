import { connect, type Db } from '#db/connect'
import { connectReader } from '#db/reader'
import { config } from './config.server'

/** The process's one handle. Only routes, the front door and scripts hold it; every other function is given `db`. */
export const db: Db = connect(config.databaseUrl)

/** For what may read long (exports, searches, checks of everything): it cannot write, has a time limit, and keeps nobody waiting. */
export const reader: Db = connectReader(config.databaseUrl, db)
