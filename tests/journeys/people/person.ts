import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import type { Translate } from '~/platform/i18n/words'
import { openProfile, type Profile } from '../../setup/browser'
import type { Letter, RunningPortal } from '../../setup/server'

export interface Stage {
  portal: RunningPortal
  browser: Browser
  /** Whether pages may run scripts. */
  hasScripts: boolean
}

export interface Identity {
  name: string
  email: string
  language: Language
}

type Scope = Page | Locator
export type Typed = Readonly<Record<string, string | boolean | readonly string[]>>
export const password = 'a lorry full of gear wheels'

/**
 * Somebody with a browser profile of their own, who reads the page and presses what it says in their language. Words are asked
 * from the locales by key, so that a better wording breaks no journey; a raw key on a page does.
 */
export class Person {
  readonly t: Translate
  readonly page: Page
  readonly base: string

  constructor(
    protected readonly stage: Stage,
    readonly who: Identity,
    private readonly profile: Profile,
  ) {
    this.t = translateFor(who.language)
    this.page = profile.page
    this.base = `/${segmentOf(who.language)}`
  }

  static async arrive<P extends Person>(this: new (stage: Stage, who: Identity, profile: Profile) => P, stage: Stage, who: Identity) {
    const profile = await openProfile(stage.browser, stage.portal.origin, {
      javaScriptEnabled: stage.hasScripts,
      locale: who.language,
      viewport: { width: 1280, height: 900 },
    })
    return new this(stage, who, profile)
  }

  /** What the browser complained about, with whose it was. */
  get complaints(): string[] {
    return this.profile.complaints.map((complaint) => `${this.who.name}: ${complaint}`)
  }

  leave = () => this.profile.close()

  // ── what a person does ────────────────────────────────────────────────────────────────────
  /** Opens an address below the person's language. */
  async goTo(path: string): Promise<void> {
    await this.open(`${this.base}${path}`)
  }

  async open(url: string): Promise<void> {
    const response = await this.page.goto(url)
    expect(response?.status(), url).toBeLessThan(400)
    await this.isReady()
  }

  /** What the server answers to this person at an address: the page is not opened. */
  async statusOf(path: string): Promise<number> {
    return (await this.page.request.get(`${this.base}${path}`, { maxRedirects: 0 })).status()
  }

  /** Follows a link by its words. */
  async follow(key: string, values?: Record<string, unknown>, within: Scope = this.main): Promise<void> {
    await this.followTo(within.getByRole('link', { name: this.t(key, values), exact: true }).first())
  }

  async followTo(link: Locator): Promise<void> {
    const href = await link.getAttribute('href')
    await link.click()
    await this.page.waitForURL((url) => `${url.pathname}${url.search}${url.hash}`.startsWith(href!.split('#')[0]!))
    await this.isReady()
  }

  /** Fills in fields by their names: texts are typed, choices chosen, boxes ticked or cleared. */
  async fillIn(typed: Typed, within: Scope = this.main): Promise<void> {
    for (const [name, value] of Object.entries(typed)) {
      const field = within.locator(`[name="${name}"]:not([type="hidden"])`)
      const kind = await field.first().evaluate((element) => (element as HTMLInputElement).type)
      if (kind === 'radio') await within.locator(`[name="${name}"][value="${value}"]`).check()
      else if (kind === 'checkbox' && typeof value === 'boolean') await field.setChecked(value)
      else if (kind === 'checkbox') for (const each of [value].flat()) await within.locator(`[name="${name}"][value="${each}"]`).check()
      else if (kind.startsWith('select')) await field.selectOption(String(value))
      else await field.fill(String(value))
    }
  }

  /** Presses a button by its words and waits until the page that answers is there. */
  async press(key: string, values?: Record<string, unknown>, within: Scope = this.main): Promise<void> {
    await this.pressButton(within.getByRole('button', { name: this.t(key, values), exact: true }).first())
  }

  async pressButton(button: Locator): Promise<void> {
    if (await this.isScripted()) {
      const answered = this.page.waitForResponse(
        (response) =>
          response.request().method() === 'POST' && !/\/autosave$|\/draft(\.data)?$|\/segments\/[^/]+\/save$/.test(response.url()),
      )
      // Where the press itself fails, that is what is to be told.
      answered.catch(() => {})
      await button.click()
      await answered
    } else await Promise.all([this.page.waitForEvent('load'), button.click()])
    await this.isReady()
  }

  /** Opens what is folded away behind these words. */
  async unfold(key: string, values?: Record<string, unknown>, within: Scope = this.main): Promise<Locator> {
    const summary = within.locator('summary', { hasText: this.t(key, values) }).first()
    const details = summary.locator('..')
    if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open))) await summary.click()
    return details
  }

  // ── what a person sees ────────────────────────────────────────────────────────────────────
  get main(): Locator {
    return this.page.getByRole('main')
  }

  async sees(key: string, values?: Record<string, unknown>): Promise<void> {
    await this.seesText(this.t(key, values))
  }

  async seesText(text: string | RegExp): Promise<void> {
    await this.main.filter({ hasText: text }).waitFor()
  }

  async seesNot(text: string): Promise<void> {
    expect(await this.main.innerText()).not.toContain(text)
  }

  /** The error summary, in the person's language. */
  async isTold(...keys: [key: string, values?: Record<string, unknown>][]): Promise<void> {
    const alert = this.page.locator('#error-summary')
    for (const [key, values] of keys) await alert.filter({ hasText: this.t(key, values) }).waitFor()
  }

  /** Waits for the letter of a kind, in this person's language. */
  async getsLetter(kind: string): Promise<Letter> {
    const hole = { request: '|', ref: '|', company: '|', name: '|', title: '|', role: '|' }
    const subject = this.t(`notifications:kind.${kind}.subject`, hole)
      .split('|')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')
    return this.stage.portal.letterTo(this.who.email, new RegExp(`^${subject}$`, 'm'))
  }

  /** Opens the address that a letter names. */
  async followsLetter(kind: string): Promise<string> {
    const letter = await this.getsLetter(kind)
    const link = /https?:\/\/\S+/.exec(letter.text)?.[0]
    expect(link, letter.text).toBeDefined()
    await this.open(link!)
    return letter.text
  }

  // ── getting in ────────────────────────────────────────────────────────────────────────────
  async signsIn(): Promise<void> {
    await this.goTo('/sign-in')
    await this.fillIn({ email: this.who.email, password })
    await this.press('common:nav.signIn')
    await this.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    await this.isReady()
  }

  async signsOut(): Promise<void> {
    const bar = this.page.getByRole('banner')
    await bar.locator('summary').filter({ hasText: this.who.name }).first().click()
    await this.press('common:nav.signOut', undefined, bar)
    await this.page.waitForURL(/signedOut/)
  }

  private isScripted = () => this.page.evaluate(() => '__reactRouterContext' in window)

  /** Loaded, and where there are scripts, hydrated and at rest. */
  async isReady(): Promise<void> {
    await this.page.waitForLoadState('load')
    if (this.stage.hasScripts) await this.page.waitForFunction(isAtRest)
    const raw = await this.page.evaluate(rawKeys)
    expect(raw, `raw keys on ${this.page.url()}`).toEqual([])
  }
}

/** Runs in the page. */
function isAtRest() {
  if (document.readyState !== 'complete') return false
  if (!('__reactRouterContext' in window)) return true
  const { __reactRouterDataRouter: router } = window as unknown as {
    __reactRouterDataRouter?: { state: { navigation: { state: string }; revalidation: string } }
  }
  const main = document.querySelector('main')
  const isHydrated = main !== null && Object.keys(main).some((key) => key.startsWith('__react'))
  return isHydrated && router?.state.navigation.state === 'idle' && router.state.revalidation === 'idle'
}

/** Runs in the page: what looks like a key that nobody translated. */
function rawKeys() {
  return (
    document.body.innerText.match(
      /\b(common|accounts|bids|requests|triage|translations|questions|companies|corridors|engagements|audit|home|notifications|door):[a-zA-Z.]+/g,
    ) ?? []
  )
}
