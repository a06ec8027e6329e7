import type { MachineConfig } from '~/platform/config.server'
import { chat } from './chat.server'
import { libreTranslate } from './libretranslate.server'
import type { Translator } from './translator'

const adapters = { libretranslate: libreTranslate, openai: chat }

/** The machine that the operator's environment names, or none. */
export const translatorOf = (config: MachineConfig | undefined): Translator | null => (config ? adapters[config.provider](config) : null)
