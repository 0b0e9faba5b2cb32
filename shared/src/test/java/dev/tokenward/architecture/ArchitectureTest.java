package dev.tokenward.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layout is the architecture: who may know whom. */
@AnalyzeClasses(
        packages = "dev.tokenward",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.Product.class})
class ArchitectureTest {
    /** The product alone: the tests' local engine stands beside it on the class path. */
    static final class Product implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/sandbox/");
        }
    }

    @ArchTest
    static final ArchRule domainIsPure =
            classes()
                    .that()
                    .resideInAPackage("dev.tokenward.domain")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.tokenward.domain", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule domainReadsNoClockAndNoRandom =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tokenward.domain")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.util.random.RandomGenerator.class);

    @ArchTest
    static final ArchRule clockIsInjected =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tokenward.runtime")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .orShould()
                    .callMethod(java.lang.System.class, "currentTimeMillis");

    /** Copies of one snapshot would draw the same numbers from any other source. */
    @ArchTest
    static final ArchRule randomNumbersAreTheOperatingSystems =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            java.util.Random.class,
                            java.util.SplittableRandom.class,
                            java.util.concurrent.ThreadLocalRandom.class)
                    .orShould()
                    .callMethod(java.lang.Math.class, "random");

    /** What is static is made before a snapshot, and kept in it. */
    @ArchTest
    static final ArchRule nothingStaticHoldsRandomTimeOrConnections =
            fields().that()
                    .areStatic()
                    .should()
                    .notHaveRawType(assignableTo(java.util.random.RandomGenerator.class))
                    .andShould()
                    .notHaveRawType(assignableTo(java.time.InstantSource.class))
                    .andShould()
                    .notHaveRawType(assignableTo(java.net.http.HttpClient.class))
                    .andShould()
                    .notHaveRawType(
                            assignableTo(software.amazon.awssdk.utils.SdkAutoCloseable.class))
                    .andShould()
                    .notHaveRawType(assignableTo(dev.tokenward.secrets.Secret.class));

    @ArchTest
    static final ArchRule useCasesKnowNoHttpEdgeAndNoLambda =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tokenward.workflow")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tokenward.api..",
                            "dev.tokenward.runtime..",
                            "com.amazonaws..",
                            "software.amazon..",
                            "com.fasterxml..",
                            "java.net.http..");

    @ArchTest
    static final ArchRule clientsDecideNothing =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.tokenward.zendesk",
                            "dev.tokenward.slack",
                            "dev.tokenward.gitlab",
                            "dev.tokenward.net",
                            "dev.tokenward.secrets",
                            "dev.tokenward.store")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tokenward.workflow..",
                            "dev.tokenward.notification..",
                            "dev.tokenward.api..",
                            "dev.tokenward.runtime..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsDynamo =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.tokenward.store", "dev.tokenward.runtime")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon.awssdk.services.dynamodb..");

    @ArchTest
    static final ArchRule verifierSharesNothingWithTheWriter =
            classes()
                    .that()
                    .resideInAPackage("dev.tokenward.verifier")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tokenward.verifier",
                            "java..",
                            "org.jspecify..",
                            "com.fasterxml.jackson..",
                            "org.erdtman.jcs");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("dev.tokenward.(*)..").should().beFreeOfCycles();
}
