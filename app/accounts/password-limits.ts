/** Characters of a password, of any script: apart from the form's schema, so that a page which only names them loads no validator. */
export const shortestPassword = 8
export const longestPassword = 128
