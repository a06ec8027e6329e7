import { catalogueOf } from './instance'

export const catalogue = catalogueOf(import.meta.glob('../../../locales/en/*.json', { eager: true, import: 'default' }))
