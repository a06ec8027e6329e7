import { catalogueOf } from './catalogue-of'

export const catalogue = catalogueOf(import.meta.glob('../../../locales/en/*.json', { eager: true, import: 'default' }))
