import { useWords } from '~/platform/i18n/words'
import type { Figures } from '../flow'
import { FiguresTable } from './figures-table'

/** A moderator's own week beside the middle of the team's. Nobody's figures but one's own are named here. */
export function OwnFigures({ own, median }: { own: Figures | null; median: Figures | null }) {
  const { t } = useWords()
  const rows = own
    ? [
        { ...own, key: 'own', name: t('flow:figures.you'), isPerson: false },
        ...(median ? [{ ...median, key: 'team', name: t('flow:figures.median'), isPerson: false }] : []),
      ]
    : []
  return (
    <FiguresTable caption={t('flow:figures.ownTitle')} rows={rows} lead={t('flow:figures.who')} empty={t('flow:figures.ownNone')} hint />
  )
}
