import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Table } from '~/ui/table'
import type { KindSwitch } from '../queries.server'

/** One switch for each kind of text. */
export function KindTable({
  kinds,
  canSteer,
  action,
  now,
}: {
  kinds: readonly KindSwitch[]
  canSteer: boolean
  action: string
  now: string
}) {
  const { t } = useWords()
  return (
    <section id="kinds" className="mb-8">
      <h2 className="mb-1 text-lg">{t('machine:kinds.title')}</h2>
      <p className="mb-3 max-w-reading text-ink-soft">{t('machine:kinds.hint')}</p>
      <Table
        caption={t('machine:kinds.title')}
        hideCaption
        rows={kinds}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', header: t('machine:kinds.kind'), lead: true, cell: ({ kind }) => t(`translations:kind.${kind}`) },
          {
            key: 'may',
            header: t('machine:kinds.may'),
            cell: ({ mayLeave }) => (
              <Chip tone={mayLeave ? 'amber' : 'neutral'}>{t(mayLeave ? 'machine:kinds.yes' : 'machine:kinds.no')}</Chip>
            ),
          },
          {
            key: 'by',
            header: t('machine:kinds.by'),
            cell: ({ changedBy, changedAt }) =>
              changedBy && changedAt ? (
                <>
                  <bdi>{changedBy}</bdi> <Instant at={changedAt} now={now} show="day" />
                </>
              ) : (
                <span className="text-ink-faint">{t('machine:kinds.never')}</span>
              ),
          },
          ...(canSteer
            ? [
                {
                  key: 'deed',
                  header: t('machine:kinds.change'),
                  cell: ({ kind, mayLeave }: KindSwitch) => (
                    <Form action={action}>
                      <input type="hidden" name="kind" value={kind} />
                      <input type="hidden" name="mayLeave" value={mayLeave ? 'no' : 'yes'} />
                      <SubmitButton
                        variant="secondary"
                        aria-label={`${t(mayLeave ? 'machine:kinds.forbid' : 'machine:kinds.allow')}: ${t(`translations:kind.${kind}`)}`}
                      >
                        {t(mayLeave ? 'machine:kinds.forbid' : 'machine:kinds.allow')}
                      </SubmitButton>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
