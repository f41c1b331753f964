import AcmeTone
import Copydesk
import CopydeskCommand

await CopydeskCommand.main(.builtin.adding(ScoreTone.self))
