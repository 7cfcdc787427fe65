/** What codes of Regions look like, in every partition: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const regionCode = /^[a-z]{2,5}(-[a-z]+)+-\d+$/;
