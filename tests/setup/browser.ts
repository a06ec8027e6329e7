import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].filter((path): path is string => Boolean(path))

/**
 * A real Chromium: the one that `CHROMIUM` names, the machine's own, or the one that comes inside the npm package
 * `@sparticuz/chromium`, which brings its shared libraries along for bare machines.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = candidates.find(existsSync)
  if (own) return chromium.launch({ executablePath: own, args: quiet })
  // Read at import: makes the package unpack the libraries that a bare Debian lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...quiet] })
}

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A person's own browser profile: cookies are theirs alone. Complaints of the page (CSP, script errors) are collected. */
export async function openProfile(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Profile> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 }, ...options })
  // Nobody waits that long; it is for a machine that does other things beside.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, complaints, close: () => context.close() }
}

export interface Profile {
  page: Page
  complaints: string[]
  close: () => Promise<void>
}
