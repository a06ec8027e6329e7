import { describePages } from './pages'

describePages('zh')
