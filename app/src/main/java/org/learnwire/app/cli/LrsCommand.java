package org.learnwire.app.cli;

import picocli.CommandLine.Command;

/** The Learning Record Store: everything about it that is no request. One class per subcommand. */
@Command(
    name = "lrs",
    description = "The Learning Record Store.",
    subcommands = {
      LrsCredentialsCommand.class,
      LrsExportCommand.class,
      LrsImportCommand.class,
      LrsForwardCommand.class,
      LrsRetentionCommand.class,
      LrsBackup.class,
      LrsRestore.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LrsCommand {}
