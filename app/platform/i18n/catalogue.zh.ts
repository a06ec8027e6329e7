import { catalogueOf } from './catalogue-of'

export const catalogue = catalogueOf(import.meta.glob('../../../locales/zh-CN/*.json', { eager: true, import: 'default' }))
