import { describe, expect, test } from 'vitest'
import { atTime, databaseNow, minutes, plusMs } from '#db/clock'
import { engines, freshDatabase } from '../../tests/setup/database'
import { forget, isWithin } from './throttle.server'

const limit = { name: 'test', most: 5, ms: minutes(30) }

describe.each(engines)('a limit on %s', (engine) => {
  test('lets as many through as it says, also when all come at once', async () => {
    const db = await freshDatabase(engine)
    const answers = await Promise.all(Array.from({ length: 50 }, () => isWithin(db, limit, 'one')))
    expect(answers.filter(Boolean).length).toBe(5)
    expect(await isWithin(db, limit, 'another')).toBe(true)
  })

  test('begins anew when its window has ended, and when it is forgotten', async () => {
    const db = await freshDatabase(engine)
    for (let n = 0; n < 6; n++) await isWithin(db, limit, 'one')
    const now = await databaseNow(db)
    expect(await atTime(plusMs(now, minutes(29)), () => isWithin(db, limit, 'one'))).toBe(false)
    expect(await atTime(plusMs(now, minutes(31)), () => isWithin(db, limit, 'one'))).toBe(true)
    await forget(db, limit, 'one')
    expect(await isWithin(db, limit, 'one')).toBe(true)
  })
})
