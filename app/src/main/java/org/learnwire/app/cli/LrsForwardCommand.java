package org.learnwire.app.cli;

import picocli.CommandLine.Command;

/** Statements on their way to other LRSs. */
@Command(
    name = "forward",
    description = "Forwarding to other LRSs; the targets stand under \"lrs:\" in the settings.",
    subcommands = {ForwardStatusCommand.class, ForwardForgetCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LrsForwardCommand {}
