/** What the memory's slots and the checks' facts both look for. What is not here, they look for differently on purpose: a slot is refilled, a fact only compared. */

/** Letters of which at least one is a capital, digits of which there is at least one, joined by `- . / _`. */
export const codePattern = /(?<![A-Za-z\d])(?=[A-Za-z\d/._-]*[A-Z])(?=[A-Za-z\d/._-]*\d)[A-Za-z\d]+(?:[-/._][A-Za-z\d]+)*/g

/** English names of the months, lower case. */
export const months = 'january february march april may june july august september october november december'.split(' ')

/** 1 to 12 for a month's English name, however long and in whatever case. */
export const monthOf = (name: string): number => months.findIndex((each) => each.startsWith(name.slice(0, 3).toLowerCase())) + 1
