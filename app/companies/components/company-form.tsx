import type { CompanyKind } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { allDivisions } from '~/requests/description'
import { technologies, verticals } from '~/requests/request'
import { CheckboxGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { fieldOrder } from '../field-order'
import type { CompanyFacts } from '../registration-form'

interface Corridor {
  id: string
  nameZh: string
  nameEn: string
}

/** The facts as stored, and the phone number as people group it. */
type SavedFacts = CompanyFacts & { phoneShown?: string }

/** The owner's form: as the register has it, where and what, whom to reach. */
export function CompanyForm({
  kind,
  saved,
  corridors,
  answer,
}: {
  kind: CompanyKind
  saved: SavedFacts
  corridors: readonly Corridor[]
  answer: Answer | undefined
}) {
  const { t } = useWords()
  const form = useAnswer(answer, fieldOrder)
  return (
    <>
      <ErrorSummary errors={form.summary} />
      <Form className="max-w-reading">
        <Section title={t('companies:edit.legend.identity')}>
          {kind === 'buyer' ? <BuyerIdentity saved={saved} form={form} /> : <VendorIdentity saved={saved} form={form} />}
        </Section>
        <Section title={t('companies:edit.legend.work')}>
          <Work kind={kind} saved={saved} corridors={corridors} form={form} />
        </Section>
        <Section title={t('companies:edit.legend.contact')} hint={`${t('companies:hint.contact')} ${t('companies:own.contactNote')}`}>
          <Contact saved={saved} form={form} />
        </Section>
        <SubmitButton>{t('companies:edit.save')}</SubmitButton>
      </Form>
    </>
  )
}

type FormState = ReturnType<typeof useAnswer>

function Section({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-1 text-lg">{title}</h2>
      {hint ? <p className="mb-3 text-ink-soft text-sm">{hint}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  )
}

const plain = (form: FormState, name: keyof CompanyFacts & string, saved: string | null) => ({
  name,
  defaultValue: form.value(name, saved ?? ''),
  error: form.error(name),
})

const number = { autoComplete: 'off' } as const

function BuyerIdentity({ saved, form }: { saved: CompanyFacts; form: FormState }) {
  const { t } = useWords()
  return (
    <>
      <TextField
        {...plain(form, 'nameZh', saved.nameZh)}
        label={t('companies:field.legalNameZh')}
        hint={t('companies:hint.legalNameZh')}
        lang="zh-CN"
        autoComplete="organization"
      />
      <TextField
        {...plain(form, 'nameEn', saved.nameEn)}
        label={t('companies:field.nameEn')}
        hint={t('companies:hint.otherName')}
        lang="en"
        required={false}
      />
      <TextField {...plain(form, 'uscc', saved.uscc)} {...number} label={t('companies:field.uscc')} hint={t('companies:hint.uscc')} />
    </>
  )
}

function VendorIdentity({ saved, form }: { saved: CompanyFacts; form: FormState }) {
  const { t } = useWords()
  return (
    <>
      <TextField
        {...plain(form, 'nameEn', saved.nameEn)}
        label={t('companies:field.legalNameEn')}
        hint={t('companies:hint.legalNameEn')}
        lang="en"
        autoComplete="organization"
      />
      <TextField
        {...plain(form, 'nameZh', saved.nameZh)}
        label={t('companies:field.nameZh')}
        hint={t('companies:hint.otherName')}
        lang="zh-CN"
        required={false}
      />
      <TextField {...plain(form, 'gstin', saved.gstin)} {...number} label={t('companies:field.gstin')} hint={t('companies:hint.gstin')} />
      {(['pan', 'cin', 'llpin'] as const).map((name) => (
        <TextField
          key={name}
          {...plain(form, name, saved[name])}
          {...number}
          label={t(`companies:field.${name}`)}
          hint={t(`companies:hint.${name}`)}
          required={false}
        />
      ))}
    </>
  )
}

function Work({ kind, saved, corridors, form }: { kind: CompanyKind; saved: SavedFacts; corridors: readonly Corridor[]; form: FormState }) {
  const { t, language } = useWords()
  const [own, other] = kind === 'buyer' ? (['cityZh', 'cityEn'] as const) : (['cityEn', 'cityZh'] as const)
  return (
    <>
      {kind === 'buyer' ? (
        <SelectField
          {...plain(form, 'division', saved.division)}
          label={t('companies:field.industry')}
          prompt={t('companies:edit.chooseIndustry')}
          options={verticals.map((vertical) => ({
            label: t(`requests:vertical.${vertical}`),
            options: allDivisions
              .filter((each) => each.vertical === vertical)
              .map(({ division }) => ({ value: division, label: t(`requests:division.${division}`) })),
          }))}
        />
      ) : (
        <CheckboxGroup
          name="technologies"
          label={t('companies:field.technologies')}
          hint={t('companies:hint.technologies')}
          columns
          options={technologies.map((technology) => ({ value: technology, label: t(`requests:technology.${technology}`) }))}
          defaultValue={form.chosen('technologies', saved.technologies)}
          error={form.error('technologies')}
        />
      )}
      <TextField
        {...plain(form, own, saved[own])}
        label={t(`companies:field.${own}`)}
        hint={t('companies:hint.cityOwn')}
        lang={own === 'cityZh' ? 'zh-CN' : 'en'}
        autoComplete="address-level2"
      />
      <TextField
        {...plain(form, other, saved[other])}
        label={t(`companies:field.${other}`)}
        hint={t('companies:hint.cityOther')}
        lang={other === 'cityZh' ? 'zh-CN' : 'en'}
        required={false}
      />
      {corridors.length > 0 ? (
        <SelectField
          {...plain(form, 'corridorId', saved.corridorId)}
          label={t('companies:field.corridor')}
          prompt={t('companies:edit.chooseCorridor')}
          required={false}
          options={corridors.map(({ id, nameZh, nameEn }) => ({ value: id, label: language === 'zh-CN' ? nameZh : nameEn }))}
        />
      ) : null}
      <TextField
        {...plain(form, 'website', saved.website)}
        type="url"
        inputMode="url"
        label={t('companies:field.website')}
        hint={t('companies:hint.website')}
        required={false}
        autoComplete="url"
      />
    </>
  )
}

function Contact({ saved, form }: { saved: SavedFacts; form: FormState }) {
  const { t } = useWords()
  return (
    <>
      <TextField {...plain(form, 'contactName', saved.contactName)} label={t('companies:field.contactName')} autoComplete="name" />
      <TextField
        {...plain(form, 'contactEmail', saved.contactEmail)}
        type="email"
        label={t('companies:field.contactEmail')}
        autoComplete="email"
      />
      <TextField
        {...plain(form, 'contactPhone', saved.phoneShown ?? saved.contactPhone)}
        type="tel"
        label={t('companies:field.contactPhone')}
        autoComplete="tel"
      />
    </>
  )
}
