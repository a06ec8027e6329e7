import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { packagedChromium } from './chromium'

/**
 * A real Chromium: the one that comes with npm, the same on every machine, or the one that `CHROMIUM` names. Of the package only the browser is
 * taken, not its flags: they put everything into one process, which ends with the first page that is closed, and switch off what keeps sites apart.
 */
export const launchBrowser = (): Promise<Browser> =>
  process.env.CHROMIUM
    ? chromium.launch({ executablePath: process.env.CHROMIUM, args: quiet })
    : chromium.launch({
        executablePath: packagedChromium.executablePath,
        env: { ...(process.env as Record<string, string>), ...packagedChromium.env },
        args: quiet,
      })

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
