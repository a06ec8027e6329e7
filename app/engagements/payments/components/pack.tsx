import { DescriptionList } from '~/ui/description-list'
import type { PaymentPack } from '../pack.server'

/** Both papers, one under the other; each starts a sheet of its own when printed. */
export function Pack({ pack }: { pack: PaymentPack }) {
  return (
    <div className="space-y-10">
      {(['zh-CN', 'en'] as const).map((language) => (
        <article
          key={language}
          lang={language}
          className="break-after-page rounded-lg last:break-after-auto border border-line bg-surface p-5"
        >
          <h2 className="mb-4 text-xl">{pack[language].title}</h2>
          {pack[language].sections.map(({ heading, lines }) => (
            <section key={heading} className="mb-5">
              <h3 className="mb-1 text-base">{heading}</h3>
              <DescriptionList
                items={lines.map(({ term, detail }) => ({
                  term,
                  detail: <span className="whitespace-pre-line break-words">{detail}</span>,
                }))}
              />
            </section>
          ))}
          <p className="text-ink-soft text-sm">{pack[language].note}</p>
        </article>
      ))}
    </div>
  )
}
