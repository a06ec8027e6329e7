import { useWords } from '~/platform/i18n/words'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'

/** A page of plain words: sections with a heading and paragraphs, all of them messages. */
export function Prose({ name, path, sections }: { name: string; path: string; sections: readonly { key: string; paragraphs: number }[] }) {
  const { t } = useWords()
  return (
    <article className="max-w-reading">
      <PageMeta title={t(`home:${name}.title`)} description={t(`home:${name}.sub`)} path={path} />
      <PageHeader title={t(`home:${name}.title`)} sub={t(`home:${name}.sub`)} />
      {sections.map(({ key, paragraphs }) => (
        <section key={key} id={key} className="mb-8">
          <h2 className="mb-2">{t(`home:${name}.${key}.title`)}</h2>
          {Array.from({ length: paragraphs }, (_, index) => index + 1).map((number) => (
            <p key={number} className="mb-3">
              {t(`home:${name}.${key}.p${number}`)}
            </p>
          ))}
        </section>
      ))}
    </article>
  )
}
