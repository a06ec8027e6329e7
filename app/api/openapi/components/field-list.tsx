/** One line of a list of parameters or fields. */
export interface ShownField {
  /** With dots for what is inside: `budget.min.amount`. */
  name: string
  type: string
  description: string
  choices: readonly string[]
}

/** Names, types and meanings: as terms and details, so that nothing has to be scrolled sideways on a phone. */
export function FieldList({ fields }: { fields: readonly ShownField[] }) {
  return (
    <dl className="divide-y divide-line text-sm">
      {fields.map(({ name, type, description, choices }) => (
        <div key={name} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
          <dt>
            <code className="break-all font-medium">{name}</code> <span className="text-ink-soft">{type}</span>
          </dt>
          <dd>
            {description}
            {choices.length > 0 ? (
              <span className="mt-1 flex flex-wrap gap-x-2 gap-y-1">
                {choices.map((choice) => (
                  <code key={choice} className="text-ink-soft">
                    {choice}
                  </code>
                ))}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
