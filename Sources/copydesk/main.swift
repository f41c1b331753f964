import Copydesk
import CopydeskCommand

await CopydeskCommand.main(.builtin)
