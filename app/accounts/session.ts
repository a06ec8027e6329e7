import { days, hours, minutes, plusMs } from '#db/clock'
import type { InstantText, StaffRole } from '#db/schema'

/** How long a session lives without use, and at most. Staff can do more harm, so theirs are shorter. */
const limitsOf = (staffRole: StaffRole | null) =>
  staffRole ? { idleMs: hours(12), absoluteMs: days(7) } : { idleMs: days(14), absoluteMs: days(60) }

/** The row is touched at most this often: a page view is not a write. */
export const touchEveryMs = minutes(5)

/** When a session that began at `createdAt` and was used at `seenAt` ends by itself. */
export function sessionEnd(createdAt: InstantText, seenAt: InstantText, staffRole: StaffRole | null): InstantText {
  const { idleMs, absoluteMs } = limitsOf(staffRole)
  const idle = plusMs(seenAt, idleMs)
  const absolute = plusMs(createdAt, absoluteMs)
  return idle < absolute ? idle : absolute
}

/** `__Host-` binds the cookie to this very host, but browsers take it only over https. */
export const cookieName = (isHttps: boolean): string => (isHttps ? '__Host-session' : 'session')

/** The `Set-Cookie` value that brings a session; lasts until the browser closes it or the server ends it. */
export const cookieOf = (token: string, isHttps: boolean): string =>
  `${cookieName(isHttps)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${days(60) / 1000}${isHttps ? '; Secure' : ''}`

/** The `Set-Cookie` value that takes it away. */
export const noCookie = (isHttps: boolean): string =>
  `${cookieName(isHttps)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isHttps ? '; Secure' : ''}`

/** The session token in a `Cookie` header, if it looks like one of ours (43 characters of base64url). */
export function tokenIn(cookieHeader: string | null | undefined, isHttps: boolean): string | null {
  if (!cookieHeader) return null
  const name = cookieName(isHttps)
  for (const pair of cookieHeader.slice(0, 8_192).split(';')) {
    const mark = pair.indexOf('=')
    if (mark > 0 && pair.slice(0, mark).trim() === name) {
      const value = pair.slice(mark + 1).trim()
      return /^[\w-]{43}$/.test(value) ? value : null
    }
  }
  return null
}

/** Browser and system of a `User-Agent`, by their product names, to recognise a session by; `null` when it names neither. */
export function deviceOf(userAgent: string): string | null {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1]
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [browser, system].filter(Boolean).join(' · ') || null
}
/** The more particular first: WeChat calls itself Chrome too, and Chrome Safari. */
const browsers: Array<[RegExp, string]> = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: Array<[RegExp, string]> = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
