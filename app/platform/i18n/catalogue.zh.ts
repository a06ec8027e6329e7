import { catalogueOf } from './instance'

export const catalogue = catalogueOf(import.meta.glob('../../../locales/zh-CN/*.json', { eager: true, import: 'default' }))
