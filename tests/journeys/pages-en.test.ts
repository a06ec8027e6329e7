import { describePages } from './pages'

describePages('en')
