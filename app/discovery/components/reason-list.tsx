import { useWords } from '~/platform/i18n/words'
import type { Reasons } from '../matching/fit'

/** Why a request and a vendor fit, in words for one side. */
export function ReasonList({ reasons, side, isInvited = false }: { reasons: Reasons; side: 'vendor' | 'request'; isInvited?: boolean }) {
  const { t } = useWords()
  const names = reasons.technologies.map((each) => t(`requests:technology.${each}`)).join(t('requests:board.listSeparator'))
  const said = [
    isInvited ? t('discovery:matching.reason.invited') : '',
    names ? t(`discovery:matching.reason.technologies.${side}`, { names }) : '',
    reasons.isInVertical ? t(`discovery:matching.reason.vertical.${side}`) : '',
    reasons.isInCorridor ? t('discovery:matching.reason.corridor') : '',
    reasons.hasRecord && side === 'vendor' ? t('discovery:matching.reason.record') : '',
  ].filter((reason) => reason !== '')
  return (
    <ul className="mt-2 list-disc ps-5 text-sm">
      {said.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
}
