import { connect, type Db } from '#db/connect'
import { config } from './config.server'

/** The process's one handle. Only routes, the front door and scripts hold it; every other function is given `db`. */
export const db: Db = connect(config.databaseUrl)
